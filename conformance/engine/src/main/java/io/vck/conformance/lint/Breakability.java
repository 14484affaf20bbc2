package io.vck.conformance.lint;

import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.judge.expectation.Equals;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.judge.expectation.Unvalued;
import io.vck.conformance.lint.broken.Breakage;
import io.vck.conformance.lint.broken.Breakages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a case can fail. See NOTE [Every case can fail]. */
final class Breakability {
    private final Trial<?> trial;
    private final Case subject;
    private final List<LintProblem> problems = new ArrayList<>();

    /** Expectations that no broken vmap failed yet; by identity, since equal ones are noticed each by itself. */
    private final Set<Expectation> unbroken = Collections.newSetFromMap(new IdentityHashMap<>());

    private Breakability(Trial<?> trial) {
        this.trial = trial;
        this.subject = trial.subject();
        subject.expectations().stream()
                .filter(expectation -> !(expectation instanceof Unvalued))
                .forEach(unbroken::add);
    }

    /** What keeps the case from failing when it should; nothing for a program that the reference can't run. */
    static List<LintProblem> check(Trial<?> trial) {
        Breakability check = new Breakability(trial);
        Verdict sound = trial.sound();
        if (sound.outcome() == Outcome.PASS) {
            check.unknownBlindness();
            check.breakAll();
        } else if (sound.outcome() != Outcome.UNSUPPORTED) {
            check.problem(
                    "the reference itself does not pass it (" + sound.outcome().label() + "): " + sound.message());
        }
        return check.problems;
    }

    private void unknownBlindness() {
        for (String blind : subject.blind().keySet()) {
            boolean known =
                    Breakages.ALL.stream().anyMatch(breakage -> breakage.name().equals(blind))
                            || subject.expectations().stream()
                                    .anyMatch(expectation -> expectation.key().equals(blind));
            if (!known) {
                problem("`blind` names " + blind + ", which is neither an expectation of the case nor one of the broken"
                        + " vmaps: " + names());
            }
        }
    }

    private void breakAll() {
        for (Breakage breakage : Breakages.ALL) {
            boolean mustNotice = breakage.name().equals(Breakages.ROTATED_LANES.name()) && judgesValues();
            boolean saysBlind = subject.blind().containsKey(breakage.name());
            if (mustNotice || saysBlind || !unbroken.isEmpty()) {
                boolean noticed = isNoticed(breakage);
                if (mustNotice && !noticed && !saysBlind) {
                    problem("it does not notice " + breakage.name() + ": " + breakage.about()
                            + " Choose inputs that differ from lane to lane in the result, or say under `blind` why"
                            + " that can't be.");
                } else if (noticed && saysBlind) {
                    problem("it says that it is blind to " + breakage.name() + ", but it notices it");
                }
            }
        }
        unbroken.stream()
                .filter(expectation -> !subject.blind().containsKey(expectation.key()))
                .forEach(expectation -> problem("no broken vmap fails `" + expectation.key() + "` ("
                        + expectation.describe() + "), so it can't fail: tried " + names()));
    }

    private boolean isNoticed(Breakage breakage) {
        boolean noticed = false;
        for (Verdict.Judged judged : trial.broken(breakage).findings()) {
            if (judged.finding() instanceof Finding.Unmet) {
                unbroken.remove(judged.expectation());
                noticed = true;
            }
        }
        return noticed;
    }

    private boolean judgesValues() {
        return subject.expectations().stream()
                .anyMatch(expectation -> expectation instanceof Equals || expectation instanceof EqualsMapStack);
    }

    private void problem(String message) {
        problems.add(LintProblem.of(subject, message));
    }

    private static String names() {
        return Breakages.ALL.stream().map(Breakage::name).collect(Collectors.joining(", "));
    }
}
