package org.travessia.account.entity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.travessia.platform.Sha256;

/**
 * A secret of 256 random bits that its bearer shows: the session cookie, a personal access token, a setup code. Only its
 * SHA-256 is ever stored; a salt or a slow hash would add nothing, since nobody can guess 256 bits.
 */
public final class Token {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String value;

    private Token(String value) {
        this.value = value;
    }

    /** A new secret. */
    public static Token random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What somebody sent, if it has the form of a token at all. */
    public static Optional<Token> parse(String sent) {
        return sent != null && FORM.matcher(sent).matches() ? Optional.of(new Token(sent)) : Optional.empty();
    }

    /** The secret itself: for the cookie or the one page that shows it, never for a log or a table. */
    public String value() {
        return value;
    }

    /** The SHA-256 that the database keeps. */
    public byte[] hash() {
        return Sha256.of(value.getBytes(StandardCharsets.US_ASCII));
    }

    /** Says nothing, so that no log can. */
    @Override
    public String toString() {
        return "Token[secret]";
    }
}
