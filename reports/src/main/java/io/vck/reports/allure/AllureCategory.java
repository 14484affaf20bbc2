package io.vck.reports.allure;

import io.qameta.allure.model.Status;
import java.util.List;

/**
 * A group of results on Allure's page, as {@code categories.json} defines it. Allure puts into it what has one of the statuses
 * and a message that the pattern matches as a whole.
 *
 * @param matchedStatuses all of them if empty
 */
record AllureCategory(String name, String description, List<Status> matchedStatuses, String messageRegex) {
    private static final String ANYTHING = "(?s).*";

    /** Messages of what is unexpected have a line before the one that begins with the verdict. */
    private static final String VERDICT = "(" + AllureStatus.UNEXPECTED + "[^\\n]*\\n)?";

    /** All, in the order in which the page shows them. */
    static final List<AllureCategory> ALL = List.of(
            new AllureCategory(
                    "Unexpected",
                    "Not as the baseline says: this closes the gate.",
                    List.of(),
                    AllureStatus.UNEXPECTED + ANYTHING),
            new AllureCategory(
                    "Known", "As the baseline says, which has the reason.", List.of(), AllureStatus.KNOWN + ANYTHING),
            new AllureCategory(
                    "Wrong answers",
                    "The backend answered, and not as expected.",
                    List.of(Status.FAILED),
                    VERDICT + "FAIL: " + ANYTHING),
            new AllureCategory(
                    "Errors",
                    "The backend raised where it should not.",
                    List.of(Status.BROKEN),
                    VERDICT + "ERROR: " + ANYTHING),
            new AllureCategory(
                    "Crashes and timeouts",
                    "The backend died, broke the protocol, or did not answer in time.",
                    List.of(Status.BROKEN),
                    VERDICT + "(CRASH|TIMEOUT): " + ANYTHING),
            new AllureCategory(
                    "The case or the kit is at fault",
                    "Nothing that the backend is to blame for.",
                    List.of(Status.BROKEN),
                    VERDICT + "BROKEN: " + ANYTHING),
            new AllureCategory(
                    "Disputed",
                    "It is in question what is right; these fail no run.",
                    List.of(Status.SKIPPED),
                    AllureStatus.DISPUTED + ANYTHING),
            new AllureCategory(
                    "Unsupported",
                    "The backend says that it can't run these.",
                    List.of(Status.SKIPPED),
                    VERDICT + "UNSUPPORTED: " + ANYTHING));
}
