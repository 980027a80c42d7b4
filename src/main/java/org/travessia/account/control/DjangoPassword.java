package org.travessia.account.control;

import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.travessia.platform.Sha256;

/**
 * A password as Django's {@code auth_user.password} has it, {@code algorithm$parameters$salt$hash}: PBKDF2, which it makes unless
 * told otherwise, and bcrypt of its other hashers.
 *
 * <p>Each has a bound: the row comes from elsewhere, and its cost is paid by this server at every guess. Django's Argon2 and scrypt
 * are beyond it: the one takes 100 MB a password, almost a replica's whole heap, the other seconds in Java.
 */
interface DjangoPassword {

    /** Django 3.2 wrote 260 000, Django 6.0 writes 1 200 000; some two seconds of a slow processor. */
    int MAX_ITERATIONS = 2_000_000;

    /** Django writes 12; each more doubles the time. */
    int MAX_BCRYPT_COST = 14;

    /** Whether this is the password, as it was typed: Django never normalised one. */
    boolean matches(String password);

    /** What an encoded password asks for; empty if it is none of these or costs too much. */
    static Optional<DjangoPassword> parse(String encoded) {
        return Pbkdf2.parse(encoded).or(() -> BcryptSha256.parse(encoded));
    }

    /** PBKDF2 (RFC 8018): the salt is the text itself, the hash is Base64. */
    record Pbkdf2(String function, int iterations, byte[] salt, byte[] hash) implements DjangoPassword {

        private static final Pattern FORM =
                Pattern.compile("pbkdf2_(sha256|sha1)\\$(\\d{1,9})\\$([^$]{1,200})\\$([A-Za-z0-9+/]{1,200}={0,2})");

        static Optional<DjangoPassword> parse(String encoded) {
            Matcher form = FORM.matcher(encoded);
            if (!form.matches()) {
                return Optional.empty();
            }
            boolean sha256 = form.group(1).equals("sha256");
            int iterations = Integer.parseInt(form.group(2));
            byte[] hash = base64(form.group(4));
            return iterations < 1 || iterations > MAX_ITERATIONS || hash.length != (sha256 ? 32 : 20)
                    ? Optional.empty()
                    : Optional.of(new Pbkdf2(
                            sha256 ? "PBKDF2WithHmacSHA256" : "PBKDF2WithHmacSHA1",
                            iterations,
                            form.group(3).getBytes(StandardCharsets.UTF_8),
                            hash));
        }

        @Override
        public boolean matches(String password) {
            PBEKeySpec asked = new PBEKeySpec(password.toCharArray(), salt, iterations, hash.length * 8);
            try {
                byte[] found = SecretKeyFactory.getInstance(function)
                        .generateSecret(asked)
                        .getEncoded();
                return MessageDigest.isEqual(found, hash);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java platform has " + function, impossible);
            } finally {
                asked.clearPassword();
            }
        }
    }

    /** bcrypt of the password's SHA-256 in hexadecimal, which is how Django gets round bcrypt's 72 bytes. */
    record BcryptSha256(BcryptFunction function, String hash) implements DjangoPassword {

        private static final Pattern FORM = Pattern.compile("bcrypt_sha256\\$(\\$2b\\$(\\d\\d)\\$[./A-Za-z0-9]{53})");

        static Optional<DjangoPassword> parse(String encoded) {
            Matcher form = FORM.matcher(encoded);
            if (!form.matches()) {
                return Optional.empty();
            }
            int cost = Integer.parseInt(form.group(2));
            return cost < 4 || cost > MAX_BCRYPT_COST
                    ? Optional.empty()
                    : Optional.of(new BcryptSha256(BcryptFunction.getInstance(Bcrypt.B, cost), form.group(1)));
        }

        @Override
        public boolean matches(String password) {
            return function.check(Sha256.hex(password.getBytes(StandardCharsets.UTF_8)), hash);
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException wrong) {
            return new byte[0];
        }
    }
}
