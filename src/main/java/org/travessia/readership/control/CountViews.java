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
import org.jboss.logging.Logger;
import org.travessia.platform.Ready;

/**
 * Counts views in this replica's memory and adds them to the table's every ten seconds, and when the server stops. A replica that is
 * killed loses ten seconds of them; while the database takes no writes, they are kept.
 */
@ApplicationScoped
public class CountViews {

    private static final Logger LOG = Logger.getLogger(CountViews.class);
    private static final long SECONDS = 10;

    private final ViewTally tally = new ViewTally();

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    WriteViews write;

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
     */
    public void seen(long postId, String userAgent) {
        if (!Crawlers.say(userAgent)) {
            tally.seen(postId);
        }
    }

    private void writeDown() {
        if (!ready.state().ready()) {
            return;
        }
        Map<Long, Integer> taken = tally.take();
        try {
            write.add(taken);
        } catch (RuntimeException notNow) {
            // A task that throws is never run again; and the views are not lost.
            tally.giveBack(taken);
            LOG.debug("Views were not written", notNow);
        }
    }
}
