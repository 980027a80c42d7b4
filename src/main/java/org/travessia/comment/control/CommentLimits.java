package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import org.travessia.platform.Buckets;
import org.travessia.platform.ReadOnlyInterceptor;

/** How many comments may come from one address, counted in rows that all replicas share. */
@ApplicationScoped
// By its name, see GuessLimits.
@Interceptors(ReadOnlyInterceptor.class)
public class CommentLimits {

    private static final Duration PERIOD = Duration.ofMinutes(10);

    private Buckets buckets;

    /** For CDI's proxy only. */
    protected CommentLimits() {}

    @Inject
    public CommentLimits(Buckets buckets) {
        this.buckets = buckets;
    }

    /**
     * Counts one comment.
     *
     * @param most how many may come in ten minutes; another number begins another count
     * @throws TooManyComments if there were too many before
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public void count(String address, int most) {
        buckets.sweep();
        Buckets.take(buckets.bucket("comment " + most, Buckets.network(address), most, PERIOD))
                .ifPresent(wait -> {
                    throw new TooManyComments(wait);
                });
    }
}
