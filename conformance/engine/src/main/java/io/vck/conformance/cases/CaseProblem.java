package io.vck.conformance.cases;

/** Something that is wrong with a case file. */
public record CaseProblem(SourceLocation where, String message) {
    @Override
    public String toString() {
        return where + ": " + message;
    }
}
