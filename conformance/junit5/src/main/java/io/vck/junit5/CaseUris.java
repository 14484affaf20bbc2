package io.vck.junit5;

import io.vck.conformance.cases.SourceLocation;
import java.net.URI;

/** Where cases stand, as JUnit tells editors: {@code classpath:/io/vck/cases/cases/api/levels.json?line=12&column=5}. */
final class CaseUris {
    private static final String ROOT = "/io/vck/cases/";

    private CaseUris() {}

    static URI of(SourceLocation source) {
        return URI.create(
                "classpath:" + ROOT + source.file() + "?line=" + source.line() + "&column=" + source.column());
    }
}
