package io.vck.conformance.cases;

import java.util.List;
import java.util.function.Predicate;

/** Expanded cases with ids that differ, in the order of their files. */
public interface Suite {
    /**
     * A suite of these cases.
     *
     * @param digest of the texts of their files
     * @throws InvalidCases if two cases have the same id
     */
    static Suite of(List<Case> cases, String digest) {
        return new LoadedSuite(cases, digest);
    }

    /** The ids of all cases. */
    List<String> ids();

    /** Of the texts of the cases' files: by it two runs tell whether they ran the same cases. */
    String digest();

    /** The cases whose ids are wanted. Others need not be read for it. */
    List<Case> cases(Predicate<String> wanted);

    /** All cases. */
    default List<Case> cases() {
        return cases(id -> true);
    }
}
