package org.travessia.comment.control;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.travessia.account.control.People;
import org.travessia.account.entity.Person;
import org.travessia.comment.entity.Comment;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;

/** What a name, an address and a text must be. */
public final class CommentRules {

    /** The longest name of a guest in characters (code points). */
    public static final int MAX_NAME = 80;

    /** The longest address of a site. */
    public static final int MAX_SITE = 500;

    /** The longest text in characters (code points). */
    public static final int MAX_TEXT = 10_000;

    /** They turn what stands after them round, and so make a name look like another one. */
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private CommentRules() {}

    /**
     * Checks a guest's fields.
     *
     * @throws Invalid with an error for each field that breaks a rule
     */
    static Comment.Author guest(NewComment wanted) {
        List<FieldError> errors = new ArrayList<>();
        String name = plain(wanted.name());
        String email = plain(wanted.email());
        if (name.isEmpty()) {
            errors.add(new FieldError("name", "comment.name.empty", List.of()));
        } else if (name.codePointCount(0, name.length()) > MAX_NAME
                || name.codePoints().anyMatch(CommentRules::breaksLine)
                || TURNING.matcher(name).find()
                || name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            errors.add(new FieldError("name", "comment.name.form", List.of(MAX_NAME)));
        }
        if (email.length() < 3 || email.length() > Person.MAX_EMAIL || !People.isEmail(email)) {
            errors.add(new FieldError("email", "account.email.form", List.of()));
        }
        Optional<String> site = Optional.empty();
        if (!wanted.site().isBlank()) {
            site = site(wanted.site().strip());
            if (site.isEmpty()) {
                errors.add(new FieldError("site", "comment.site.form", List.of()));
            }
        }
        textErrors(wanted.text(), errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Comment.Author(Optional.empty(), name, Optional.of(email), site);
    }

    /**
     * Checks a text alone.
     *
     * @throws Invalid with field {@code text}
     */
    static void text(String text) {
        List<FieldError> errors = new ArrayList<>();
        textErrors(text, errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void textErrors(String text, List<FieldError> errors) {
        if (text.isBlank()) {
            errors.add(new FieldError("text", "comment.text.empty", List.of()));
        } else if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            errors.add(new FieldError("text", "comment.text.long", List.of(MAX_TEXT)));
        } else if (text.chars().anyMatch(CommentRules::unprintable)) {
            errors.add(new FieldError("text", "comment.text.control", List.of()));
        }
    }

    /** The address of somebody's site as a link may have it; empty if it is none. People leave out the scheme. */
    static Optional<String> site(String typed) {
        try {
            String whole = SCHEME.matcher(typed).matches() ? typed : "https://" + typed;
            URI address = new URI(Normalizer.normalize(whole, Normalizer.Form.NFC));
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            String ascii = address.toASCIIString();
            boolean web = (scheme.equals("http") || scheme.equals("https"))
                    && address.getHost() != null
                    && address.getHost().contains(".")
                    && address.getUserInfo() == null;
            // The scheme in small letters, as the table wants it.
            return web && ascii.length() <= MAX_SITE
                    ? Optional.of(scheme + ascii.substring(scheme.length()))
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private static boolean breaksLine(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }
}
