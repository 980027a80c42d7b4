package org.travessia.comment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.comment.entity.CommentMode;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.StaleVersion;

/** Reads and changes who may comment; an administrator's business. */
@ApplicationScoped
@Transactional
public class ChangePolicy {

    /** After ten years at the latest a post is closed, or never. */
    public static final int MOST_DAYS = 3650;

    /** The most links that may be let through. */
    public static final int MOST_LINKS = 100;

    /** The greatest number of comments from one address in ten minutes. */
    public static final int MOST_AT_ONCE = 1000;

    /** The most words, and the longest of them. */
    public static final int MOST_WORDS = 200;

    private static final int LONGEST_WORD = 45;

    private PolicyRepository policies;
    private AuditTrail audit;

    /** For CDI's proxy only. */
    protected ChangePolicy() {}

    @Inject
    public ChangePolicy(PolicyRepository policies, AuditTrail audit) {
        this.policies = policies;
        this.audit = audit;
    }

    /** The policy as it was typed. */
    public record Typed(
            String mode, String closeAfterDays, String maxLinks, String mostAtOnce, String words, String version) {

        /** A policy as a form shows it. */
        public static Typed of(Policy policy) {
            return new Typed(
                    policy.mode().name(),
                    policy.closeAfterDays().map(String::valueOf).orElse(""),
                    String.valueOf(policy.maxLinks()),
                    String.valueOf(policy.mostAtOnce()),
                    String.join("\n", policy.words()),
                    String.valueOf(policy.version()));
        }
    }

    public Policy current() {
        return policies.current();
    }

    /**
     * Replaces the policy.
     *
     * @throws Forbidden if the person is no administrator
     * @throws Invalid naming each field that breaks a rule
     * @throws StaleVersion if somebody changed it meanwhile
     */
    public void to(Typed typed, Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw new Forbidden("person " + actor.id() + " may not change the policy of comments");
        }
        List<FieldError> errors = new ArrayList<>();
        Optional<CommentMode> mode = List.of(CommentMode.values()).stream()
                .filter(each -> each.name().equals(typed.mode()))
                .findFirst();
        if (mode.isEmpty()) {
            errors.add(new FieldError("mode", "comment.policy.mode.unknown", List.of()));
        }
        Optional<Integer> days = typed.closeAfterDays().isBlank()
                ? Optional.empty()
                : number("closeAfterDays", typed.closeAfterDays(), 1, MOST_DAYS, errors);
        Optional<Integer> links = number("maxLinks", typed.maxLinks(), 0, MOST_LINKS, errors);
        Optional<Integer> most = number("mostAtOnce", typed.mostAtOnce(), 1, MOST_AT_ONCE, errors);
        List<String> words = typed.words()
                .lines()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.size() > MOST_WORDS
                || words.stream()
                        .anyMatch(word -> word.length() > LONGEST_WORD
                                || word.codePoints().anyMatch(Character::isISOControl))) {
            errors.add(new FieldError("words", "comment.policy.words.form", List.of(MOST_WORDS, LONGEST_WORD)));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        int version = typed.version().matches("\\d{1,9}") ? Integer.parseInt(typed.version()) : -1;
        Policy policy = new Policy(mode.orElseThrow(), days, links.orElseThrow(), most.orElseThrow(), words, version);
        if (!policies.replace(policy)) {
            throw new StaleVersion("the policy of comments is not at version " + version);
        }
        audit.record(Deed.of(DeedKind.COMMENT_POLICY_CHANGED).with("mode", policy.mode()));
    }

    private static Optional<Integer> number(String field, String typed, int least, int most, List<FieldError> errors) {
        Optional<Integer> number = Optional.of(typed.strip())
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .filter(value -> value >= least && value <= most);
        if (number.isEmpty()) {
            errors.add(new FieldError(field, "comment.policy.number", List.of(least, most)));
        }
        return number;
    }
}
