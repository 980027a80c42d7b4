package org.travessia.account.control;

import io.github.bucket4j.distributed.BucketProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Locale;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.platform.Buckets;
import org.travessia.platform.ReadOnlyInterceptor;

/**
 * How often passwords may be guessed: by the account aimed at and by the address it comes from. The counts are rows, so all
 * replicas share them; a row's key is a hash, so the table tells nobody who tried to sign in from where.
 *
 * <p>What counts runs outside the caller's transaction: a refused attempt must be counted whatever comes of it.
 */
@ApplicationScoped
// By its name: the server tells the kinds of @Transactional apart, and an interceptor for one does not come to the
// others.
@Interceptors(ReadOnlyInterceptor.class)
public class GuessLimits {

    /** Failures against one account from one network before it has to wait there; as many come back in {@link #PERIOD}. */
    public static final int BY_ACCOUNT = 10;

    /** The same from all networks together: more, so that nobody can keep an account's owner out from a few places. */
    public static final int BY_ACCOUNT_EVERYWHERE = 100;

    /** Failures from one address: more, since a school or an office may be one address. */
    public static final int BY_ADDRESS = 60;

    /**
     * Wrong codes for one account from one network; as many come back in {@link #CODES_PERIOD}. A code has six digits and only
     * somebody with the password may guess it, so it is few.
     */
    public static final int CODES = 5;

    /** The same from all networks together: more, so that whoever knows a password cannot keep its owner out from one place. */
    public static final int CODES_EVERYWHERE = 20;

    /** Challenges for passkeys that one network may ask for in {@link #PERIOD}: each is a row for some minutes. */
    public static final int CHALLENGES = 60;

    static final Duration PERIOD = Duration.ofMinutes(15);
    static final Duration CODES_PERIOD = Duration.ofHours(1);

    private static final Limit PASSWORD = new Limit("account", BY_ACCOUNT, BY_ACCOUNT_EVERYWHERE, PERIOD);
    private static final Limit CODE = new Limit("code", CODES, CODES_EVERYWHERE, CODES_PERIOD);

    private Buckets buckets;
    private AuditTrail audit;

    /** For CDI's proxy only. */
    protected GuessLimits() {}

    @Inject
    public GuessLimits(Buckets buckets, AuditTrail audit) {
        this.buckets = buckets;
        this.audit = audit;
    }

    /**
     * Counts one attempt.
     *
     * @param account what is guessed at; with another password it is another
     * @throws TooManyAttempts if there were too many before
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public void count(String account, String address) {
        count(PASSWORD, plain(account), address);
    }

    /** Takes an attempt back that was right, and forgets the wrong ones before it: only failures count. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void wasRight(String account, String address) {
        byAddress(address).addTokens(1);
        buckets.forget(PASSWORD.kind(), fromNetwork(plain(account), address));
        buckets.forget(PASSWORD.kindEverywhere(), plain(account));
    }

    /**
     * Counts one attempt at a code that comes after the password.
     *
     * @throws TooManyAttempts if there were too many before
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public void countCode(long personId, String address) {
        count(CODE, Long.toString(personId), address);
    }

    /** Takes an attempt at a code back that was right; the wrong ones before it stay counted. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void codeWasRight(long personId, String address) {
        byAddress(address).addTokens(1);
        fromNetwork(CODE, Long.toString(personId), address).addTokens(1);
        everywhere(CODE, Long.toString(personId)).addTokens(1);
    }

    /**
     * Counts a challenge for a passkey.
     *
     * @throws TooManyAttempts if there were too many before
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public void countChallenge(String address) {
        buckets.sweep();
        take(buckets.bucket("challenge", Buckets.network(address), CHALLENGES, PERIOD));
    }

    /** Forgets everything that was guessed, of anybody and from anywhere; what else is counted begins anew with it. */
    @Transactional
    public void forgetAll() {
        buckets.forgetAll();
        audit.record(Deed.of(DeedKind.GUESSES_FORGOTTEN));
    }

    /** How often one thing may be guessed at: from one network, and from all of them together. */
    private record Limit(String kind, int fromNetwork, int everywhere, Duration period) {

        String kindEverywhere() {
            return kind + 's';
        }
    }

    private void count(Limit limit, String what, String address) {
        buckets.sweep();
        take(byAddress(address));
        // In this order: what a network is refused does not count against what it guesses at.
        take(fromNetwork(limit, what, address));
        take(everywhere(limit, what));
    }

    private BucketProxy fromNetwork(Limit limit, String what, String address) {
        return buckets.bucket(limit.kind, fromNetwork(what, address), limit.fromNetwork, limit.period);
    }

    private BucketProxy everywhere(Limit limit, String what) {
        return buckets.bucket(limit.kindEverywhere(), what, limit.everywhere, limit.period);
    }

    private static void take(BucketProxy bucket) {
        Buckets.take(bucket).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
    }

    private static String fromNetwork(String what, String address) {
        return what + ' ' + Buckets.network(address);
    }

    private static String plain(String account) {
        return account.toLowerCase(Locale.ROOT);
    }

    private BucketProxy byAddress(String address) {
        return buckets.bucket("address", Buckets.network(address), BY_ADDRESS, PERIOD);
    }
}
