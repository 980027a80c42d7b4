package org.travessia.post.boundary;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.api.JsonDocument;
import org.travessia.platform.Invalid;
import org.travessia.post.control.EditPost;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.PostRules;
import org.travessia.post.control.PostSource;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.post.entity.Visibility;

/**
 * A post as a client of the API writes it. What is left out of a change stays as it is; {@code null} takes away what may be missing. Who
 * wrote it, its id and its version are nobody's to set.
 */
@Schema(
        name = "PostDocument",
        description = "A post as a client writes it. What is left out of a change stays as it is.")
public record PostDocument(
        @Schema(
                description = "The title; needed by POST and PUT.",
                maxLength = PostRules.MAX_TITLE,
                examples = "A crossing")
        Optional<String> title,

        @Schema(
                description = "The last part of the address; made of the title if it is left out.",
                examples = "a-crossing")
        Optional<String> slug,

        @Schema(
                description = "The text, CommonMark; needed by POST and PUT.",
                maxLength = PostRules.MAX_MARKDOWN,
                examples = "By *night*.")
        Optional<String> markdown,

        @Schema(description = "A new post is a DRAFT. SCHEDULED needs publishAt, a time still to come.")
        Optional<PostStatus> status,

        @Schema(description = "When it publishes itself, or when it was published.", examples = "2027-01-01T08:00:00Z")
        Optional<Instant> publishAt,

        @Schema(description = "An entry of the blog, or a page beside it.")
        Optional<PostKind> kind,

        @Schema(description = "Who may read it once it is published.")
        Optional<Visibility> visibility,

        @Schema(description = "With visibility PASSWORD: the word that opens it. It can never be read.")
        Optional<String> password,

        @Schema(description = "en or pt-BR; null for the site's own.", examples = "en")
        Optional<String> language,

        @Schema(description = "The slug of a post that says the same in another language; null for none.")
        Optional<String> translationOf,

        @Schema(description = "Names; new ones are made.", examples = "[\"sea\"]")
        Optional<List<String>> tags,

        @Schema(description = "A name; null for none.") Optional<String> category,

        @Schema(description = "Whether it stands first on the home page.")
        Optional<Boolean> pinned,

        @Schema(description = "Of a page: its place in the menu; null for none.", minimum = "0", maximum = "999")
        Optional<Integer> menuOrder,

        @Schema(description = "An image's address; null for none.")
        Optional<String> featureImage,

        @Schema(maxLength = PostRules.MAX_SUMMARY) Optional<String> featureImageAlt,

        @Schema(maxLength = PostRules.MAX_SUMMARY) Optional<String> summary,

        @Schema(maxLength = PostRules.MAX_TITLE) Optional<String> seoTitle,

        @Schema(maxLength = PostRules.MAX_SUMMARY) Optional<String> seoDescription,

        @Schema(description = "Where it was first, elsewhere; null for here.")
        Optional<String> canonicalUrl,

        Optional<Boolean> commentsOpen,
        @Schema(hidden = true) Set<String> given) {

    private static final Set<String> MEMBERS = Arrays.stream(PostDocument.class.getRecordComponents())
            .map(component -> component.getName())
            .filter(name -> !name.equals("given"))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Reads a document.
     *
     * @throws jakarta.ws.rs.BadRequestException if it is no JSON object
     * @throws Invalid naming every member that is of a wrong type or not to be set
     */
    static PostDocument read(InputStream body) {
        JsonDocument json = JsonDocument.read(body, MEMBERS);
        PostDocument document = new PostDocument(
                json.string("title"),
                json.string("slug"),
                json.string("markdown"),
                json.choice("status", PostStatus.values()),
                json.time("publishAt"),
                json.choice("kind", PostKind.values()),
                json.choice("visibility", Visibility.values()),
                json.string("password"),
                json.string("language"),
                json.string("translationOf"),
                json.strings("tags"),
                json.string("category"),
                json.truth("pinned"),
                json.integer("menuOrder"),
                json.string("featureImage"),
                json.string("featureImageAlt"),
                json.string("summary"),
                json.string("seoTitle"),
                json.string("seoDescription"),
                json.string("canonicalUrl"),
                json.truth("commentsOpen"),
                MEMBERS.stream().filter(json::has).collect(Collectors.toUnmodifiableSet()));
        json.demandValid();
        return document;
    }

    /** As a new post. A missing title or text breaks the same rule as an empty one. */
    NewPost asNew(long authorId, Clock clock) {
        demandTime(status, publishAt, clock);
        demandNoTimeOfADraft(status.orElse(PostStatus.DRAFT));
        return new NewPost(
                title.orElse(""),
                slug,
                markdown.orElse(""),
                status.filter(wanted -> wanted != PostStatus.DRAFT).isPresent(),
                publishAt,
                authorId,
                Optional.empty(),
                details(PostDetails.PLAIN));
    }

    /**
     * As a change.
     *
     * @param before the post as it is
     * @param whole whether title and text are replaced; if not, they too stay if they are left out
     */
    EditPost asEdit(PostSource before, boolean whole, int expectedVersion, long editorId, Clock clock) {
        boolean stillScheduled =
                before.status() == PostStatus.SCHEDULED && status.orElse(PostStatus.SCHEDULED) == PostStatus.SCHEDULED;
        Optional<Instant> at = publishAt.or(() -> stillScheduled ? before.scheduledAt() : Optional.empty());
        demandTime(status, at, clock);
        demandNoTimeOfADraft(status.orElse(before.status()));
        return new EditPost(
                whole || given.contains("title") ? title.orElse("") : before.title(),
                slug,
                whole || given.contains("markdown") ? markdown.orElse("") : before.markdown(),
                status.orElse(before.status()) != PostStatus.DRAFT,
                at,
                Optional.of(expectedVersion),
                editorId,
                Optional.empty(),
                Optional.of(details(before.details())));
    }

    private static void demandTime(Optional<PostStatus> status, Optional<Instant> at, Clock clock) {
        if (status.equals(Optional.of(PostStatus.SCHEDULED))
                && at.filter(time -> time.isAfter(clock.instant())).isEmpty()) {
            throw new Invalid("publishAt", "post.publishAt.past");
        }
    }

    /** It would be taken and not be obeyed. */
    private void demandNoTimeOfADraft(PostStatus wanted) {
        if (wanted == PostStatus.DRAFT && publishAt.isPresent()) {
            throw new Invalid("publishAt", "post.publishAt.draft");
        }
    }

    private PostDetails details(PostDetails before) {
        return new PostDetails(
                kind.orElse(before.kind()),
                visibility.orElse(before.visibility()),
                password,
                Optional.empty(),
                changed("language", language, before.language()),
                changed("translationOf", translationOf, before.translationOf()),
                given.contains("tags") ? tags.orElse(List.of()) : before.tags(),
                changed("category", category, before.category()),
                pinned.orElse(before.pinned()),
                given.contains("menuOrder") ? menuOrder : before.menuOrder(),
                changed("featureImage", featureImage, before.featureImage()),
                line("featureImageAlt", featureImageAlt, before.featureImageAlt()),
                line("summary", summary, before.summary()),
                line("seoTitle", seoTitle, before.seoTitle()),
                line("seoDescription", seoDescription, before.seoDescription()),
                changed("canonicalUrl", canonicalUrl, before.canonicalUrl()),
                commentsOpen.orElse(before.commentsOpen()));
    }

    private Optional<String> changed(String member, Optional<String> wanted, Optional<String> before) {
        return given.contains(member) ? wanted.map(String::strip).filter(text -> !text.isEmpty()) : before;
    }

    private String line(String member, Optional<String> wanted, String before) {
        return given.contains(member) ? wanted.orElse("") : before;
    }
}
