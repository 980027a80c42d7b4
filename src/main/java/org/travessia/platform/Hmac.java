package org.travessia.platform;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC (RFC 2104), which every Java platform has. */
public final class Hmac {

    private static final String SHA256 = "HmacSHA256";

    private Hmac() {}

    /** The 32 bytes by which whoever has the key knows that somebody with the key has seen the message. */
    public static byte[] sha256(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(SHA256);
            mac.init(new SecretKeySpec(key, SHA256));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + SHA256, impossible);
        }
    }
}
