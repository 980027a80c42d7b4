package org.travessia.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Goes through the chain from its first entry and finds the first one that is not as it was written. */
@ApplicationScoped
public class VerifyAudit {

    private static final int AT_ONCE = 1000;
    private static final AuditFilter ALL = new AuditFilter(Optional.empty(), Optional.empty());

    private AuditRepository entries;

    /** For CDI's proxy only. */
    protected VerifyAudit() {}

    @Inject
    public VerifyAudit(AuditRepository entries) {
        this.entries = entries;
    }

    /** What can be wrong with a log. */
    public enum Fault {
        /** This entry, or what its hash is made of, is not as it was written. */
        CHANGED,
        /** An entry that should stand here does not. */
        MISSING,
        /** There are entries outside of the chain. */
        LOOSE,
        /** No entry has the hash that was kept elsewhere: the end was cut off, or all was written anew. */
        HEAD_UNKNOWN
    }

    /**
     * The first fault.
     *
     * @param number of the entry; 0 where none can be named
     */
    public record Broken(Fault fault, long number) {}

    /**
     * What was found.
     *
     * @param entries how many are right, from the first one on
     * @param head the hash of the last of them: kept elsewhere, it shows next time whether all up to here is still there
     * @param broken empty if the log is whole
     */
    public record Verdict(long entries, String head, Optional<Broken> broken) {}

    /**
     * Verifies the log; memory does not grow with it.
     *
     * @param keptHead a hash that an earlier run gave
     */
    @Transactional
    public Verdict verify(Optional<String> keptHead) {
        long number = 0;
        String hash = AuditRow.NO_HASH;
        boolean headSeen = keptHead.isEmpty() || keptHead.get().equalsIgnoreCase(hash);
        List<AuditRow> rows = entries.rows(ALL, Long.MIN_VALUE, false, AT_ONCE);
        while (!rows.isEmpty()) {
            for (AuditRow row : rows) {
                if (row.number() != number + 1) {
                    return broken(number, hash, row.number() > number ? Fault.MISSING : Fault.CHANGED, row);
                }
                if (row.expectedHash(hash).filter(row.hash()::equals).isEmpty()) {
                    return broken(number, hash, Fault.CHANGED, row);
                }
                number = row.number();
                hash = row.hash();
                headSeen |= keptHead.filter(hash::equalsIgnoreCase).isPresent();
            }
            rows = entries.rows(ALL, number, false, AT_ONCE);
        }
        if (entries.loose() > 0) {
            return new Verdict(number, hash, Optional.of(new Broken(Fault.LOOSE, 0)));
        }
        return new Verdict(number, hash, headSeen ? Optional.empty() : Optional.of(new Broken(Fault.HEAD_UNKNOWN, 0)));
    }

    private static Verdict broken(long right, String head, Fault fault, AuditRow row) {
        return new Verdict(
                right, head, Optional.of(new Broken(fault, fault == Fault.MISSING ? right + 1 : row.number())));
    }
}
