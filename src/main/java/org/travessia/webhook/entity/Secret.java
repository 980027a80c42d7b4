package org.travessia.webhook.entity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.travessia.platform.Hmac;

/**
 * What signs messages, known to the blog and to one receiver: 256 random bits, written {@code whsec_…} as the Standard Webhooks
 * specification has it.
 */
public final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** A new one. */
    public static Secret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** One that was written down. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** For the row, and for the one page that shows it. */
    public String value() {
        return value;
    }

    /**
     * Signs a message.
     *
     * @param id its header {@code webhook-id}
     * @param time its header {@code webhook-timestamp}, of which whole seconds count
     * @param payload its body
     * @return {@code v1,} and the HMAC-SHA256 in Base64
     */
    public String signature(String id, Instant time, String payload) {
        byte[] signed = (id + '.' + time.getEpochSecond() + '.' + payload).getBytes(StandardCharsets.UTF_8);
        byte[] key = Base64.getDecoder().decode(value.substring(PREFIX.length()));
        return "v1," + Base64.getEncoder().encodeToString(Hmac.sha256(key, signed));
    }

    /** Says nothing, so that no log can. */
    @Override
    public String toString() {
        return "Secret[secret]";
    }
}
