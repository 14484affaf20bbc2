package io.vck.conformance.run;

import io.vck.backend.spi.BackendInfo;
import io.vck.reports.log.WrittenRecord;
import java.nio.file.Path;
import java.util.List;

/** Hears how a run goes. */
@FunctionalInterface
public interface RunListener {

    /** All backends have started; no case has run. */
    default void started(List<BackendInfo> backends) {}

    /** A case's record is in the log, as it stands there. With several jobs, different threads call, one at a time, in no certain order. */
    void recorded(BackendInfo backend, WrittenRecord written);

    /**
     * The process was told to end, as by Ctrl-C, and the logs have their footers. Called on another thread than the
     * others, as the last thing that happens.
     *
     * @param verdicts how many are in the logs
     */
    default void interrupted(long verdicts, List<Path> logs) {}
}
