package io.vck.junit5;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.vck.reports.allure.AllureMapper;
import io.vck.reports.allure.AllureText;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Header;
import java.nio.charset.StandardCharsets;

/** Tells Allure what cases are, where tests report to it. Projects without Allure need not have its classes. */
final class AllureCases {
    private static final boolean PRESENT = isPresent();

    private AllureCases() {}

    /** Describes the running test by the record of its case, and by what is known of it. */
    static void tell(Header header, CaseRecord record, KnownOutcomes known) {
        if (PRESENT) {
            Running.tell(header, record, known);
        }
    }

    private static boolean isPresent() {
        try {
            Class.forName("io.qameta.allure.Allure", false, AllureCases.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** Loaded only if Allure is there. */
    private static final class Running {
        static void tell(Header header, CaseRecord record, KnownOutcomes known) {
            AllureLifecycle lifecycle = Allure.getLifecycle();
            if (lifecycle.getCurrentTestCase().isEmpty()) {
                return;
            }
            lifecycle.updateTestCase(result -> new AllureMapper(header, known).describe(record, result));
            for (AllureText text : AllureMapper.texts(record)) {
                byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
                lifecycle.addAttachment(text.name(), AllureText.TYPE, text.extension(), bytes);
            }
        }
    }
}
