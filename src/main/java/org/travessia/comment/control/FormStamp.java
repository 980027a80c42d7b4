package org.travessia.comment.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.travessia.platform.Hmac;

/**
 * Says when a form was served: its time and a keyed hash of it and of the post, so that nobody can make one up. People need some
 * seconds to write; programs do not.
 */
final class FormStamp {

    /** Who is faster has not read what they answer to. */
    static final Duration SHORTEST = Duration.ofSeconds(3);

    /** A form that was open for longer has to be sent once more. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    private FormStamp() {}

    /** The stamp of a form for a post served at a time. */
    static String of(byte[] secret, long postId, Instant now) {
        long seconds = now.getEpochSecond();
        return seconds + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(hash(secret, "form " + postId + " " + seconds));
    }

    /** How long ago the form was served; empty if the stamp is not ours, of another post, or too old. */
    static Optional<Duration> age(String stamp, byte[] secret, long postId, Instant now) {
        var parts = FORM.matcher(stamp);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant served = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        boolean ours = MessageDigest.isEqual(
                stamp.getBytes(StandardCharsets.US_ASCII),
                of(secret, postId, served).getBytes(StandardCharsets.US_ASCII));
        Duration age = Duration.between(served, now);
        return ours && age.compareTo(LONGEST) <= 0 ? Optional.of(age) : Optional.empty();
    }

    /** HMAC-SHA256, for the other hashes that are keyed by the same secret, too. */
    static byte[] hash(byte[] secret, String text) {
        return Hmac.sha256(secret, text.getBytes(StandardCharsets.UTF_8));
    }
}
