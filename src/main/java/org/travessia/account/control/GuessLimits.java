package org.travessia.account.control;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLadvisoryLockBasedProxyManager;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptors;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import javax.sql.DataSource;
import org.travessia.platform.ReadOnlyInterceptor;
import org.travessia.platform.Sha256;

/**
 * How often passwords may be guessed: by the account aimed at and by the address it comes from. The counts are rows, so all
 * replicas share them; a row's key is a hash, so the table tells nobody who tried to sign in from where.
 *
 * <p>The methods end the caller's transaction for themselves: a refused attempt must be counted whatever comes of it.
 */
@ApplicationScoped
// By its name: the server tells the kinds of @Transactional apart, and an interceptor for one does not come to the
// others.
@Interceptors(ReadOnlyInterceptor.class)
public class GuessLimits {

    /** Failures against one account before it has to wait; as many come back in {@link #PERIOD}. */
    public static final int BY_ACCOUNT = 10;

    /** Failures from one address: more, since a school or an office may be one address. */
    public static final int BY_ADDRESS = 60;

    static final Duration PERIOD = Duration.ofMinutes(15);

    private static final int SWEPT_AT_ONCE = 20;

    @Resource(lookup = "java:jboss/datasources/blog")
    DataSource dataSource;

    private volatile PostgreSQLadvisoryLockBasedProxyManager<Long> buckets;

    /**
     * Counts one attempt.
     *
     * @throws TooManyAttempts if there were too many before
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public void count(String username, String address) {
        buckets().removeExpired(SWEPT_AT_ONCE);
        take(byAddress(address));
        take(byAccount(username));
    }

    /** Takes an attempt back that was right: only failures count. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void wasRight(String username, String address) {
        byAddress(address).addTokens(1);
        buckets().removeProxy(key("account", username.toLowerCase(Locale.ROOT)));
    }

    private static void take(BucketProxy bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyAttempts(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private BucketProxy byAccount(String username) {
        return bucket(key("account", username.toLowerCase(Locale.ROOT)), BY_ACCOUNT);
    }

    private BucketProxy byAddress(String address) {
        return bucket(key("address", network(address)), BY_ADDRESS);
    }

    private BucketProxy bucket(long key, int capacity) {
        return buckets()
                .getProxy(
                        key,
                        () -> BucketConfiguration.builder()
                                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, PERIOD))
                                .build());
    }

    private PostgreSQLadvisoryLockBasedProxyManager<Long> buckets() {
        if (buckets == null) {
            buckets = Bucket4jPostgreSQL.advisoryLockBasedBuilder(dataSource)
                    .table("bucket")
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                    .build();
        }
        return buckets;
    }

    /** Whoever has one IPv6 address has 2^64 of them: the network counts. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }

    private static long key(String kind, String name) {
        return ByteBuffer.wrap(Sha256.of((kind + ' ' + name).getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
