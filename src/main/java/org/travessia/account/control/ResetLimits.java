package org.travessia.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import org.travessia.platform.Buckets;
import org.travessia.platform.ReadOnlyInterceptor;

/**
 * How often a forgotten password may be told of: from one address, and of one person, whose letter box nobody is to fill. What was
 * sent before stays good, so that nobody is kept out by asking in their name.
 */
@ApplicationScoped
@Interceptors(ReadOnlyInterceptor.class)
public class ResetLimits {

    /** From one address in an hour, whoever is named. */
    public static final int BY_ADDRESS = 20;

    /** Mails to one person in an hour. */
    public static final int BY_PERSON = 3;

    private static final Duration PERIOD = Duration.ofHours(1);

    private Buckets buckets;

    /** For CDI's proxy only. */
    protected ResetLimits() {}

    @Inject
    public ResetLimits(Buckets buckets) {
        this.buckets = buckets;
    }

    /**
     * Counts one that is asked for.
     *
     * @throws TooManyAttempts if there were too many from the address before
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public void count(String address) {
        buckets.sweep();
        Buckets.take(buckets.bucket("reset-address", Buckets.network(address), BY_ADDRESS, PERIOD))
                .ifPresent(wait -> {
                    throw new TooManyAttempts(wait);
                });
    }

    /** Whether somebody may be written to once more. */
    @Transactional(TxType.NOT_SUPPORTED)
    public boolean mayWriteTo(long personId) {
        return buckets.bucket("reset-person", Long.toString(personId), BY_PERSON, PERIOD)
                .tryConsume(1);
    }
}
