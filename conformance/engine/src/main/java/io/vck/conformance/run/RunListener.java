package io.vck.conformance.run;

import io.vck.backend.spi.BackendInfo;
import io.vck.reports.log.CaseRecord;

/** Hears of each case when its record is in the log. */
public interface RunListener {
    void recorded(BackendInfo backend, CaseRecord record);
}
