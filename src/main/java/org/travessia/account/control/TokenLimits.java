package org.travessia.account.control;

import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.BucketProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.travessia.platform.Buckets;
import org.travessia.platform.DatabaseFault;

/**
 * How often a personal access token may be used. The count is a row that all replicas share. A replica takes {@value #AT_ONCE} requests from
 * it at a time and gives them out for some seconds, so that most requests cost no statement: no more are ever let through than the limit
 * says, and at most so many fewer for each replica.
 */
@ApplicationScoped
public class TokenLimits {

    /** How many requests at once; as many come back in {@link #PERIOD}: more than a program needs, fewer than would hurt readers. */
    public static final int MOST = 3000;

    public static final Duration PERIOD = Duration.ofMinutes(1);

    private static final int AT_ONCE = 20;
    private static final Duration GIVEN_OUT_FOR = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final int MANY = 1000;

    private final Map<Long, Share> shares = new ConcurrentHashMap<>();
    private Buckets buckets;
    private Clock clock;

    /** For CDI's proxy only. */
    protected TokenLimits() {}

    @Inject
    public TokenLimits(Buckets buckets, Clock clock) {
        this.buckets = buckets;
        this.clock = clock;
    }

    /**
     * How a token stands.
     *
     * @param allowed whether the request at hand is one of those that it may make
     * @param remaining how many more there are
     * @param reset after how many seconds there are all again, or, if there is none, one
     */
    public record Standing(boolean allowed, long remaining, long reset) {

        private static Standing of(boolean allowed, long remaining) {
            double perSecond = (double) MOST / PERIOD.toSeconds();
            return new Standing(
                    allowed,
                    remaining,
                    allowed ? (long) Math.ceil((MOST - remaining) / perSecond) : (long) Math.ceil(1 / perSecond));
        }
    }

    /** Counts one request. While the database takes no writes nothing is counted, and reading goes on. */
    public Standing count(long tokenId) {
        Instant now = clock.instant();
        if (shares.size() > MANY) {
            shares.values().removeIf(share -> share.over(now));
        }
        Share share = shares.computeIfAbsent(tokenId, id -> new Share());
        synchronized (share) {
            if (share.due(now)) {
                try {
                    share.take(bucket(tokenId), now);
                } catch (RuntimeException fault) {
                    if (DatabaseFault.readOnly(fault)) {
                        return Standing.of(true, MOST);
                    }
                    throw fault;
                }
            }
            boolean allowed = share.left > 0;
            share.left -= allowed ? 1 : 0;
            return Standing.of(allowed, share.left + share.shared);
        }
    }

    private BucketProxy bucket(long tokenId) {
        return buckets.bucket("token", String.valueOf(tokenId), MOST, PERIOD);
    }

    /** What this replica has taken from the count of a token; guarded by itself. */
    private static final class Share {

        private long left;
        private long shared;
        private boolean spent;
        private Instant until = Instant.EPOCH;

        /** Whether to ask for more: not again at once where there was nothing, or who is over the limit would cost most. */
        private boolean due(Instant now) {
            return over(now) || left == 0 && !spent;
        }

        private boolean over(Instant now) {
            return now.isAfter(until);
        }

        private void take(BucketProxy bucket, Instant now) {
            VerboseResult<Long> taken = bucket.asVerbose().tryConsumeAsMuchAsPossible(AT_ONCE);
            left = taken.getValue();
            shared = Math.max(0, taken.getDiagnostics().getAvailableTokens());
            spent = left == 0;
            until = now.plus(spent ? A_MOMENT : GIVEN_OUT_FOR);
        }
    }
}
