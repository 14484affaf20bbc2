package io.vck.reports.html;

import io.vck.reports.known.KnownBackends;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.log.Footer;
import io.vck.reports.log.Header;
import io.vck.reports.log.WrittenRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The site of a run, gathered from the records that its logs get, so that these need not be parsed again. Of records only what
 * the index needs is kept; all else is copied from the logs. It is the site that {@link HtmlReport} makes of those logs, byte for byte.
 */
public final class RunSite {
    private final SiteCases cases = new SiteCases();
    private final Map<String, Map<String, SiteLog.Answer>> answers = new HashMap<>();
    private final List<SiteLog> logs = new ArrayList<>();
    private final KnownBackends known;
    private final Optional<String> profile;
    private final Map<String, Optional<KnownOutcomes>> outcomes = new HashMap<>();

    /**
     * @param known of the backends beforehand
     * @param profile to which the run is limited
     */
    public RunSite(KnownBackends known, Optional<String> profile) {
        this.known = known;
        this.profile = profile;
    }

    /**
     * Adds a record, on whatever thread.
     *
     * @param backend its name
     * @param written in the log of that backend
     */
    public synchronized void add(String backend, WrittenRecord written) {
        cases.add(written.record());
        answers.computeIfAbsent(backend, unseen -> new HashMap<>())
                .putIfAbsent(written.record().id(), SiteLog.Answer.of(written, known(backend)));
    }

    /**
     * Adds a log whose records have been added; the site has the backends in this order.
     *
     * @param footer empty if the log has none
     */
    public synchronized void end(Path log, Header header, Optional<Footer> footer) {
        String backend = header.backend().name();
        logs.add(new SiteLog(log, header, answers.getOrDefault(backend, Map.of()), footer, known(backend)));
    }

    private Optional<KnownOutcomes> known(String backend) {
        return outcomes.computeIfAbsent(backend, name -> known.of(name, profile));
    }

    /**
     * Writes the site.
     *
     * @param folder is made if it does not exist; an earlier site in it is replaced
     * @return the site's first page
     * @throws IOException if it can't be written
     */
    public synchronized Path write(Path folder) throws IOException {
        return new SiteFolder(folder).write(cases, logs, known.findings());
    }
}
