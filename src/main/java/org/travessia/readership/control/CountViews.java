package org.travessia.readership.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.travessia.platform.Configuration;
import org.travessia.platform.Ready;

/**
 * Counts views in this replica's memory and adds them to the table's every ten seconds, and when the server stops. A replica that is
 * killed loses ten seconds of them; while the database takes no writes, they are kept.
 */
@ApplicationScoped
public class CountViews {

    private static final Logger LOG = Logger.getLogger(CountViews.class);
    private static final long SECONDS = 10;

    /** Posts that are counted at most between two writings. */
    static final int MOST_POSTS = 10_000;

    /** And pairs of a post and a host: what comes beyond is counted as from elsewhere. */
    static final int MOST_REFERRALS = 1_000;

    private final ViewTally<Long> tally = new ViewTally<>(MOST_POSTS);
    private final ViewTally<Referral> referrals = new ViewTally<>(MOST_REFERRALS);

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    WriteViews write;

    @Inject
    Configuration configuration;

    @Inject
    Ready ready;

    private ScheduledFuture<?> schedule;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        schedule = scheduler.scheduleWithFixedDelay(this::writeDown, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object context) {
        schedule.cancel(false);
        writeDown();
    }

    /**
     * Somebody sees a post. What is no post that everybody may read is dropped when it is written down.
     *
     * @param userAgent what the browser says it is; programs that say so are left out
     * @param from the host of the page that led there, as the browser says it; empty where none did
     */
    public void seen(long postId, String userAgent, String from) {
        if (Crawlers.say(userAgent)) {
            return;
        }
        tally.seen(postId);
        Referrers.of(from, configuration.baseUrl().getHost())
                .filter(host -> !referrals.seen(new Referral(postId, host)))
                .ifPresent(crowded -> referrals.seen(new Referral(postId, Referrers.OTHER)));
    }

    private void writeDown() {
        if (!ready.state().ready()) {
            return;
        }
        writeDown(tally, write::add);
        writeDown(referrals, write::addReferrals);
    }

    private static <K> void writeDown(ViewTally<K> tally, Consumer<Map<K, Integer>> writing) {
        Map<K, Integer> taken = tally.take();
        try {
            writing.accept(taken);
        } catch (RuntimeException notNow) {
            // A task that throws is never run again; and the views are not lost.
            tally.giveBack(taken);
            LOG.debug("Views were not written", notNow);
        }
    }
}
