package org.travessia.account.control;

import io.github.bucket4j.distributed.BucketProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import org.travessia.platform.Buckets;
import org.travessia.platform.ReadOnlyInterceptor;

/**
 * How often a link may be asked for. For a forgotten password: from one address, and of one person, whose letter box nobody is to fill;
 * what was sent before stays good, so that nobody is kept out by asking in their name. For another e-mail address: by one person, since
 * the letter boxes are strangers'.
 */
@ApplicationScoped
@Interceptors(ReadOnlyInterceptor.class)
public class ResetLimits {

    /** From one address in an hour, whoever is named. */
    public static final int BY_ADDRESS = 20;

    /** Mails to one person in an hour. */
    public static final int BY_PERSON = 3;

    /** Other e-mail addresses that one person may ask for in an hour. */
    public static final int EMAILS = 5;

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
        take(buckets.bucket("reset-address", Buckets.network(address), BY_ADDRESS, PERIOD));
    }

    /**
     * Counts another e-mail address that somebody asks for.
     *
     * @throws TooManyAttempts if there were too many before
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public void countEmail(Actor self) {
        take(buckets.bucket("email", Long.toString(self.id()), EMAILS, PERIOD));
    }

    private void take(BucketProxy bucket) {
        buckets.sweep();
        Buckets.take(bucket).ifPresent(wait -> {
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
