package org.travessia.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the log; whoever calls this says who may. */
@ApplicationScoped
@Transactional
public class ReadAudit {

    /** Entries on one page. */
    public static final int PAGE = 50;

    private static final int AT_ONCE = 500;

    private AuditRepository entries;

    /** For CDI's proxy only. */
    protected ReadAudit() {}

    @Inject
    public ReadAudit(AuditRepository entries) {
        this.entries = entries;
    }

    /** A page: before a number, after a number (which wins), or the newest. */
    public AuditPage page(AuditFilter filter, Optional<Long> before, Optional<Long> after) {
        boolean back = after.isPresent();
        // One more than shown tells whether there is a further page.
        List<AuditRow> found =
                new ArrayList<>(entries.rows(filter, after.or(() -> before).orElse(Long.MAX_VALUE), !back, PAGE + 1));
        boolean further = found.size() > PAGE;
        List<AuditRow> shown = further ? found.subList(0, PAGE) : found;
        if (back) {
            Collections.reverse(shown);
        }
        boolean hasNewer = !shown.isEmpty() && (back ? further : before.isPresent());
        boolean hasOlder = !shown.isEmpty() && (back || further);
        return new AuditPage(
                List.copyOf(shown),
                hasNewer ? Optional.of(shown.get(0).number()) : Optional.empty(),
                hasOlder ? Optional.of(shown.get(shown.size() - 1).number()) : Optional.empty());
    }

    /**
     * Entries one by one, the newest first, however many there are.
     *
     * @param since none from before
     */
    public void each(AuditFilter filter, Instant since, int limit, Consumer<AuditRow> taker) {
        long place = Long.MAX_VALUE;
        int left = limit;
        while (left > 0) {
            List<AuditRow> rows = entries.rows(filter, place, true, Math.min(AT_ONCE, left));
            for (AuditRow row : rows) {
                // The chain is in the order of commits: times are in order but for some seconds.
                if (row.at().isBefore(since)) {
                    return;
                }
                taker.accept(row);
            }
            if (rows.size() < Math.min(AT_ONCE, left)) {
                return;
            }
            left -= rows.size();
            place = rows.get(rows.size() - 1).number();
        }
    }
}
