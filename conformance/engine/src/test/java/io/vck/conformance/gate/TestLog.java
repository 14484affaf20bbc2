package io.vck.conformance.gate;

import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseSet;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Environment;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogWriter;
import io.vck.reports.log.LoggedCase;
import io.vck.reports.log.OutcomeReader;
import io.vck.reports.log.Plan;
import io.vck.reports.log.Versions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A log to test with, put together of records. */
final class TestLog {
    private final List<CaseRecord> records = new ArrayList<>();
    private String backend = "toy";
    private String version = "1";
    private String suite = "1.0";
    private Set<String> capabilities = Set.of("strides");
    private List<String> filters = List.of();
    private boolean failedOnly;
    private Optional<String> profile = Optional.empty();
    private long taken = -1;
    private boolean complete = true;

    static TestLog of() {
        return new TestLog();
    }

    TestLog backend(String name, String of, String... able) {
        backend = name;
        version = of;
        capabilities = Set.of(able);
        return this;
    }

    TestLog suite(String of) {
        suite = of;
        return this;
    }

    TestLog filtered(String... by) {
        filters = List.of(by);
        return this;
    }

    TestLog ofFailed() {
        failedOnly = true;
        return this;
    }

    TestLog profile(String name) {
        profile = Optional.of(name);
        return this;
    }

    /** Of how many cases the plan is; of those that are there, unless this is called. */
    TestLog taking(long cases) {
        taken = cases;
        return this;
    }

    TestLog interrupted() {
        complete = false;
        return this;
    }

    TestLog pass(String... ids) {
        Arrays.stream(ids).forEach(id -> add(id, CaseVerdict.PASS, ""));
        return this;
    }

    TestLog add(String id, CaseVerdict verdict, String message) {
        records.add(record(id, verdict, message, Optional.empty()));
        return this;
    }

    TestLog disputed(String id, CaseVerdict verdict, String message) {
        records.add(record(id, verdict, message, Optional.of("who knows")));
        return this;
    }

    static CaseRecord record(String id, CaseVerdict verdict, String message, Optional<String> disputed) {
        return new CaseRecord(
                new LoggedCase(id, "why", List.of("LAW-1"), List.of(), disputed, "vmap(f)(x)", List.of()),
                verdict,
                message,
                List.of(),
                Optional.empty(),
                0,
                0.5);
    }

    byte[] bytes() {
        List<String> ids = records.stream().map(CaseRecord::id).toList();
        long cases = taken < 0 ? Set.copyOf(ids).size() : taken;
        Plan plan = new Plan("s", filters, failedOnly, profile, 0, false, CaseSet.of(ids), cases, Optional.empty());
        Header header = Header.of(
                        Versions.of(suite, "1.0", "0.1.0"),
                        new BackendIdentity(backend, version, "Java", new TreeSet<>(capabilities)),
                        new Environment("os", "jvm", Instant.EPOCH))
                .withRerun("vck run --backend toy")
                .withPlan(plan);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogWriter log = new LogWriter(out, LogWriter.Tensors.ABRIDGED, header)) {
            records.forEach(log::write);
            log.end(complete);
        }
        return out.toByteArray();
    }

    RunOutcomes read() {
        return read(bytes());
    }

    static RunOutcomes read(byte[] log) {
        try (OutcomeReader reader = new OutcomeReader("toy.jsonl", new ByteArrayInputStream(log))) {
            return RunOutcomes.read("toy.jsonl", reader);
        }
    }
}
