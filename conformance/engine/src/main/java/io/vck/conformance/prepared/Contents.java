package io.vck.conformance.prepared;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Profiles;
import io.vck.conformance.cases.Specification;
import io.vck.conformance.judge.Question;
import java.util.List;

/**
 * What a file of prepared cases holds, but for the cases and answers themselves.
 *
 * @param digest of the suite
 * @param files of cases, in the suite's order
 */
record Contents(Profiles profiles, Specification specification, String digest, List<CaseFile> files) {

    /**
     * The cases of one case file, which share much.
     *
     * @param ids in the order of the cases
     * @param cases a list of {@link PreparedCase}
     */
    record CaseFile(List<String> ids, Section cases) {}

    /** A case, and what the oracle was asked when it was prepared. */
    record PreparedCase(Case tested, List<Asked> asked) {}

    /** A question, and where its answer stands. */
    record Asked(Question question, Section answer) {}

    /**
     * Bytes of the file.
     *
     * @param offset from its beginning
     * @param checksum CRC-32
     */
    record Section(long offset, int length, long checksum) {}
}
