package org.travessia.platform;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLadvisoryLockBasedProxyManager;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Counts how often something was done, in rows that all replicas share. A row's key is a hash, so the table tells nobody who
 * did what from where. To be used outside a transaction: what is refused must be counted whatever comes of it.
 */
@ApplicationScoped
public class Buckets {

    private static final int SWEPT_AT_ONCE = 20;

    @Resource(lookup = "java:jboss/datasources/blog")
    DataSource dataSource;

    private volatile PostgreSQLadvisoryLockBasedProxyManager<Long> buckets;

    /** One thing that is counted: so many at once, and as many come back in a period. */
    public BucketProxy bucket(String kind, String name, int capacity, Duration period) {
        return buckets()
                .getProxy(
                        key(kind, name),
                        () -> BucketConfiguration.builder()
                                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                                .build());
    }

    /** Counts once more; gives how long to wait where it was too often. */
    public static Optional<Duration> take(BucketProxy bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Begins anew with something that was counted. */
    public void forget(String kind, String name) {
        buckets().removeProxy(key(kind, name));
    }

    /** Begins anew with everything that was counted. */
    public void forgetAll() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from bucket");
        } catch (SQLException e) {
            throw new IllegalStateException("the counts cannot be forgotten", e);
        }
    }

    /** Removes some of what is full again and so says nothing any more. */
    public void sweep() {
        buckets().removeExpired(SWEPT_AT_ONCE);
    }

    /** Whoever has one IPv6 address has 2^64 of them: the network counts. */
    public static String network(String address) {
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

    private static long key(String kind, String name) {
        return ByteBuffer.wrap(Sha256.of((kind + ' ' + name).getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
