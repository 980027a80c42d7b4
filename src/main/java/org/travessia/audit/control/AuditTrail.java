package org.travessia.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import org.travessia.audit.entity.AuditEntry;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.Origin;

/**
 * Where features say what was done. An entry is part of the caller's transaction: there is one exactly if the deed was done. It is
 * chained to the others when the transaction is committed, so that nobody waits for a long one.
 */
@ApplicationScoped
public class AuditTrail {

    private AuditRepository entries;
    private Caller caller;
    private Clock clock;

    /** For CDI's proxy only. */
    protected AuditTrail() {}

    @Inject
    public AuditTrail(AuditRepository entries, Caller caller, Clock clock) {
        this.entries = entries;
        this.caller = caller;
        this.clock = clock;
    }

    /** Records what the caller's transaction does. Who did it, and from where, is known of the request unless the deed says it. */
    @Transactional
    public void record(Deed deed) {
        add(deed);
    }

    /** Records what was tried, or done outside of this database's transactions: the entry stays whatever becomes of the caller's. */
    @Transactional(TxType.REQUIRES_NEW)
    public void recordApart(Deed deed) {
        add(deed);
    }

    private void add(Deed deed) {
        entries.add(new AuditEntry(deed, origin(), clock.instant()));
    }

    private Origin origin() {
        try {
            return caller.origin();
        } catch (ContextNotActiveException noRequest) {
            return Origin.job();
        }
    }
}
