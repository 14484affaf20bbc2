package io.vck.conformance.smoke;

import io.vck.backend.spi.Observation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The ways of an adapter to give no answer at all, and what to do about them. */
final class Breakage {
    /** By words of what happened. */
    private static final Map<String, String> REMEDIES = new LinkedHashMap<>();

    static {
        REMEDIES.put(
                "no JSON:",
                "Standard output is for answers alone, each of them one line of JSON: send whatever else you or your"
                        + " library print to standard error.");
        REMEDIES.put("\"seq\" is missing", "Copy seq from the run message into its answer.");
        REMEDIES.put(
                "out of turn",
                "Copy seq from the run message into its answer, don't count yourself, and answer each message once.");
        REMEDIES.put(
                "broke the protocol",
                "The place in the message is named above; cases-json/schemas/wire.schema.json describes every message.");
        REMEDIES.put(
                "did not answer within",
                "Read a line, answer it with one line, flush standard output. --timeout 0 gives a debugger time.");
        REMEDIES.put(
                "the adapter",
                "An adapter outlives whatever a program does: catch what the library throws, answer raised, and read on.");
    }

    /** An end before the first answer: no program can be at fault. */
    private static final String START_BY_HAND = "Start its command by hand and type the line that was sent: it has to"
            + " stay until its input ends. What it prints on standard error says why it does not.";

    private Breakage() {}

    /** What happened instead of an answer, if so. */
    static Optional<String> of(Observation observation) {
        if (observation instanceof Observation.Crashed crashed) {
            return Optional.of(crashed.detail());
        } else if (observation instanceof Observation.TimedOut late) {
            return Optional.of(late.explain(
                    "the adapter did not answer within " + late.limit().toMillis() / 1000.0 + " s"));
        }
        return Optional.empty();
    }

    /** An adapter that does not start. */
    static Outcome.Failed failedToStart(String why, Lines lines) {
        boolean ended = why.startsWith("the adapter exited") || why.startsWith("the adapter was ended");
        return ended ? new Outcome.Failed(why, Optional.of(START_BY_HAND), lines) : failed(why, lines);
    }

    /** A check that failed because there was no answer. */
    static Outcome.Failed failed(String what, Lines lines) {
        Optional<String> remedy = REMEDIES.entrySet().stream()
                .filter(known -> what.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return new Outcome.Failed(what, remedy, lines);
    }
}
