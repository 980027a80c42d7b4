package org.travessia.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.travessia.platform.Hmac;

/**
 * Proves that a form was served to the browser that sends it. The token is a keyed hash whose key is a secret cookie, so
 * nothing is stored and a token dies with its cookie. Each is masked anew: compression must not let its bytes be guessed
 * from the size of many answers (BREACH).
 */
final class CsrfToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private CsrfToken() {}

    /** A token that belongs to a cookie. */
    static String of(String cookie) {
        byte[] both = new byte[2 * BYTES];
        RANDOM.nextBytes(both);
        byte[] hash = hash(cookie);
        for (int i = 0; i < BYTES; i++) {
            both[BYTES + i] = (byte) (both[i] ^ hash[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** Whether a token belongs to a cookie. */
    static boolean matches(String token, String cookie) {
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        if (both.length != 2 * BYTES || cookie.isEmpty()) {
            return false;
        }
        byte[] hash = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            hash[i] = (byte) (both[i] ^ both[BYTES + i]);
        }
        return MessageDigest.isEqual(hash, hash(cookie));
    }

    private static byte[] hash(String cookie) {
        return Hmac.sha256(cookie.getBytes(StandardCharsets.UTF_8), "form".getBytes(StandardCharsets.US_ASCII));
    }
}
