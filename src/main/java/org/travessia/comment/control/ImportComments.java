package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.travessia.account.control.People;
import org.travessia.account.entity.Person;
import org.travessia.comment.entity.Comment;
import org.travessia.comment.entity.CommentStatus;
import org.travessia.platform.GuestMarkdown;
import org.travessia.platform.Invalid;
import org.travessia.platform.Sha256;

/**
 * Takes comments that were made elsewhere, with their times and whom they answer. None is taken twice: its fingerprint is made of what it
 * was called there.
 */
@ApplicationScoped
@Transactional
public class ImportComments {

    private static final String NOBODY = "Anonymous";
    private static final String UNPRINTABLE =
            "[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]+";

    private CommentRepository comments;
    private GuestMarkdown markdown;
    private Clock clock;

    /** For CDI's proxy only. */
    protected ImportComments() {}

    @Inject
    public ImportComments(CommentRepository comments, GuestMarkdown markdown, Clock clock) {
        this.comments = comments;
        this.markdown = markdown;
        this.clock = clock;
    }

    /**
     * A comment made elsewhere.
     *
     * @param key what it is called there; unique among all comments of all sources
     * @param parent the key of the comment that it answers; one that is not there stands by itself
     * @param name may be empty
     * @param email empty if it is none
     * @param site empty if it is none
     * @param at empty for now
     * @param approved whether readers saw it there; a moderator looks at others here
     */
    public record Elsewhere(
            String key,
            Optional<String> parent,
            String name,
            String email,
            String site,
            String text,
            Optional<Instant> at,
            boolean approved) {}

    /**
     * What became of them.
     *
     * @param taken how many are new here
     * @param left how many have no text, or too much of it
     */
    public record Outcome(int taken, int left) {}

    /** Takes the comments of a post. */
    public Outcome take(long postId, List<Elsewhere> wanted) {
        comments.lockPost(postId);
        Map<String, Long> known = comments.fingerprints(postId);
        Map<String, Long> ids = new HashMap<>();
        List<Elsewhere> waiting = new ArrayList<>();
        for (Elsewhere comment : wanted) {
            Long id = known.get(HexFormat.of().formatHex(fingerprint(comment)));
            if (id == null) {
                waiting.add(comment);
            } else {
                ids.put(comment.key(), id);
            }
        }
        int taken = 0;
        int left = 0;
        // An answer may stand before what it answers; what answers in a circle, or nothing that is there, stands by
        // itself.
        boolean orphans = false;
        while (!waiting.isEmpty()) {
            int before = waiting.size();
            for (Iterator<Elsewhere> each = waiting.iterator(); each.hasNext(); ) {
                Elsewhere comment = each.next();
                if (orphans
                        || comment.parent().isEmpty()
                        || ids.containsKey(comment.parent().get())) {
                    Optional<Comment> made =
                            comment(postId, comment, comment.parent().map(ids::get));
                    made.ifPresent(saved -> ids.put(comment.key(), saved.id()));
                    taken += made.isPresent() ? 1 : 0;
                    left += made.isPresent() ? 0 : 1;
                    each.remove();
                    orphans = false;
                }
            }
            orphans = waiting.size() == before;
        }
        return new Outcome(taken, left);
    }

    private Optional<Comment> comment(long postId, Elsewhere from, Optional<Long> parent) {
        String text = from.text().strip();
        try {
            CommentRules.text(text);
        } catch (Invalid none) {
            return Optional.empty();
        }
        GuestMarkdown.Rendered rendered = markdown.render(text);
        if (rendered.plainText().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(comments.add(new Comment(
                postId,
                parent,
                new Comment.Author(
                        Optional.empty(),
                        name(from.name()),
                        Optional.of(from.email().strip()).filter(ImportComments::isEmail),
                        from.site().isBlank()
                                ? Optional.empty()
                                : CommentRules.site(from.site().strip())),
                new Comment.Text(text, rendered.html(), GuestMarkdown.RENDERER_VERSION),
                new Comment.Origin(null, null, fingerprint(from), "", from.at().orElseGet(clock::instant)),
                new Comment.Judgement(from.approved() ? CommentStatus.APPROVED : CommentStatus.WAITING, 0, ""))));
    }

    private static String name(String written) {
        String name = Normalizer.normalize(written, Normalizer.Form.NFC)
                .replaceAll(UNPRINTABLE, " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return NOBODY;
        }
        return name.codePointCount(0, name.length()) <= CommentRules.MAX_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, CommentRules.MAX_NAME))
                        .strip();
    }

    private static boolean isEmail(String email) {
        return email.length() >= 3 && email.length() <= Person.MAX_EMAIL && People.isEmail(email);
    }

    private static byte[] fingerprint(Elsewhere comment) {
        return HexFormat.of().parseHex(Sha256.hex(("import " + comment.key()).getBytes(StandardCharsets.UTF_8)));
    }
}
