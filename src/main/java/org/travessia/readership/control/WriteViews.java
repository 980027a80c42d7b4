package org.travessia.readership.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.TreeMap;

/** Adds views that were counted to those of the day. */
@ApplicationScoped
@Transactional
public class WriteViews {

    private ViewRepository views;
    private ReferrerRepository referrers;

    /** For CDI's proxy only. */
    protected WriteViews() {}

    @Inject
    public WriteViews(ViewRepository views, ReferrerRepository referrers) {
        this.views = views;
        this.referrers = referrers;
    }

    /**
     * Adds some, in one statement; as many replicas as there are may do so at once.
     *
     * @param counted how often each post was seen; what is no post that everybody may read is left out
     */
    public void add(Map<Long, Integer> counted) {
        if (!counted.isEmpty()) {
            // In one order, or two replicas could wait for each other.
            views.add(new TreeMap<>(counted));
        }
    }

    /**
     * Adds where readers came from, as {@link #add}.
     *
     * @param counted how often a host led to a post
     */
    public void addReferrals(Map<Referral, Integer> counted) {
        if (!counted.isEmpty()) {
            referrers.add(counted);
        }
    }

    /** Forgets some of what is older than {@link ReferrerRepository#KEPT_DAYS}; looks first, as a blog that is moved takes no writes. */
    int sweep(int most) {
        return referrers.anyOld() ? referrers.removeOld(most) : 0;
    }
}
