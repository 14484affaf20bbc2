package io.vck.mutation;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pitest.classinfo.ClassByteArraySource;
import org.pitest.help.PitHelpError;
import org.pitest.testapi.Configuration;
import org.pitest.testapi.TestGroupConfig;
import org.pitest.testapi.TestPluginFactory;
import org.pitest.testapi.TestSuiteFinder;
import org.pitest.testapi.TestUnit;
import org.pitest.testapi.TestUnitExecutionListener;
import org.pitest.testapi.TestUnitFinder;

/**
 * Tells PIT that each case of the suite is a test. PIT looks for this in the processes in which it runs tests, as a service.
 *
 * <p>JUnit would do, but slowly: PIT's plugin for it finds tests of this kind by running them all, in each of a hundred
 * processes, and JUnit comes by every case to run one.
 */
public final class CasesAsTests implements TestPluginFactory {
    private static final Path FILE = Path.of(System.getProperty("vck.mutation.cases", ""));

    @Override
    public Configuration createTestFrameworkConfiguration(
            TestGroupConfig groups,
            ClassByteArraySource source,
            Collection<String> excludedRunners,
            Collection<String> includedMethods) {
        return new CaseConfiguration();
    }

    @Override
    public String name() {
        return "vck";
    }

    @Override
    public String description() {
        return "cases of the vmap compatibility kit";
    }

    private static final class CaseConfiguration implements Configuration, TestUnitFinder {

        @Override
        public TestUnitFinder testUnitFinder() {
            return this;
        }

        @Override
        public TestSuiteFinder testSuiteFinder() {
            return suite -> List.of();
        }

        @Override
        public Optional<PitHelpError> verifyEnvironment() {
            return Optional.empty();
        }

        @Override
        public List<TestUnit> findTestUnits(Class<?> tests, TestUnitExecutionListener listener) {
            return tests == Cases.class ? CaseUnit.all(FILE) : List.of();
        }
    }
}
