package org.travessia.post.boundary;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.post.control.Autosave;
import org.travessia.post.control.EditPost;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.PostSource;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.post.entity.Visibility;

/** The form in which a post is written: what was typed, as it was typed, so that it can be shown again with its errors. */
public class PostForm {

    @FormParam("title")
    @DefaultValue("")
    String title;

    @FormParam("slug")
    @DefaultValue("")
    String slug;

    @FormParam("markdown")
    @DefaultValue("")
    String markdown;

    /**
     * Which button was pressed: {@code publish}, at once or at {@link #publishAt}; {@code now}, whatever that says; {@code draft}; or
     * {@code save}, to leave the post as public as it is.
     */
    @FormParam("action")
    @DefaultValue("draft")
    String action;

    /** The version that the edit began from; empty for a new post. */
    @FormParam("version")
    @DefaultValue("")
    String version;

    /** {@code POST} or {@code PAGE}. */
    @FormParam("kind")
    @DefaultValue("POST")
    String kind;

    /**
     * When to publish, or under which date it is published, in the site's time zone, as a browser's date field writes it; empty for
     * now.
     */
    @FormParam("publishAt")
    @DefaultValue("")
    String publishAt;

    @FormParam("visibility")
    @DefaultValue("PUBLIC")
    String visibility;

    @FormParam("password")
    @DefaultValue("")
    String password;

    /** Names, with commas between them. */
    @FormParam("tags")
    @DefaultValue("")
    String tags;

    @FormParam("category")
    @DefaultValue("")
    String category;

    /** A language tag; empty for the site's own language. */
    @FormParam("language")
    @DefaultValue("")
    String language;

    /** The slug of the post that this one translates. */
    @FormParam("translationOf")
    @DefaultValue("")
    String translationOf;

    @FormParam("summary")
    @DefaultValue("")
    String summary;

    @FormParam("featureImage")
    @DefaultValue("")
    String featureImage;

    @FormParam("featureImageAlt")
    @DefaultValue("")
    String featureImageAlt;

    @FormParam("seoTitle")
    @DefaultValue("")
    String seoTitle;

    @FormParam("seoDescription")
    @DefaultValue("")
    String seoDescription;

    @FormParam("canonicalUrl")
    @DefaultValue("")
    String canonicalUrl;

    @FormParam("menuOrder")
    @DefaultValue("")
    String menuOrder;

    @FormParam("pinned")
    boolean pinned;

    /** Sent as "true" when it is ticked, and not at all otherwise. */
    @FormParam("commentsOpen")
    boolean commentsOpen;

    /** Which opened form this is, so that what the editor keeps of it is forgotten when it is saved. */
    @FormParam("form")
    @DefaultValue("")
    String form;

    /** What the other fields said when the form was opened, see {@link PostField#prints}. */
    @FormParam("base")
    @DefaultValue("")
    String base;

    /** The fields in which the writer takes what somebody else has saved meanwhile. */
    @FormParam("theirs")
    List<String> theirs = List.of();

    static PostForm empty() {
        PostForm form = new PostForm();
        form.form = UUID.randomUUID().toString();
        form.title = "";
        form.slug = "";
        form.markdown = "";
        form.action = "draft";
        form.version = "";
        form.kind = PostKind.POST.name();
        form.publishAt = "";
        form.visibility = Visibility.PUBLIC.name();
        form.password = "";
        form.tags = "";
        form.category = "";
        form.language = "";
        form.translationOf = "";
        form.summary = "";
        form.featureImage = "";
        form.featureImageAlt = "";
        form.seoTitle = "";
        form.seoDescription = "";
        form.canonicalUrl = "";
        form.menuOrder = "";
        form.commentsOpen = true;
        form.base = "";
        return form;
    }

    /**
     * The form of a post as it is.
     *
     * @param zone the site's, for the time of its publication
     */
    static PostForm of(PostSource post, ZoneId zone) {
        PostForm form = empty();
        PostDetails details = post.details();
        form.title = post.title();
        form.slug = post.slug();
        form.markdown = post.markdown();
        form.action = "save";
        form.version = String.valueOf(post.version());
        form.kind = details.kind().name();
        form.publishAt = (post.published() ? post.publishedAt() : post.scheduledAt())
                .map(at -> LocalDateTime.ofInstant(at, zone)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString())
                .orElse("");
        form.visibility = details.visibility().name();
        form.tags = String.join(", ", details.tags());
        form.category = details.category().orElse("");
        form.language = details.language().orElse("");
        form.translationOf = details.translationOf().orElse("");
        form.summary = details.summary();
        form.featureImage = details.featureImage().orElse("");
        form.featureImageAlt = details.featureImageAlt();
        form.seoTitle = details.seoTitle();
        form.seoDescription = details.seoDescription();
        form.canonicalUrl = details.canonicalUrl().orElse("");
        form.menuOrder = details.menuOrder().map(String::valueOf).orElse("");
        form.pinned = details.pinned();
        form.commentsOpen = details.commentsOpen();
        form.base = PostField.prints(form);
        return form;
    }

    /** The same form with the text that somebody left in it, to go on where they stopped. */
    PostForm goingOnWith(Autosave left) {
        form = left.form().toString();
        title = left.title();
        slug = left.slug();
        markdown = left.markdown();
        version = left.baseVersion().map(String::valueOf).orElse("");
        return this;
    }

    /**
     * What is asked for, as a new post.
     *
     * @throws Invalid naming the fields that cannot be read
     */
    NewPost asNew(long authorId, ZoneId zone) {
        Read read = read(zone);
        return new NewPost(
                title, wishedSlug(), text(), published(), read.publishAt(), authorId, Optional.empty(), read.details());
    }

    /**
     * What is asked for, as a change.
     *
     * @param post as it is saved
     * @throws Invalid naming the fields that cannot be read
     */
    EditPost asEdit(long editorId, ZoneId zone, PostSource post) {
        // A form without its version would overwrite other people's work: no version matches -1.
        int began = version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
        Read read = read(zone);
        return new EditPost(
                title,
                wishedSlug(),
                text(),
                action.equals("save") ? post.status() != PostStatus.DRAFT : published(),
                when(read.publishAt(), post, zone),
                Optional.of(began),
                editorId,
                Optional.empty(),
                Optional.of(read.details()));
    }

    /** What was not touched is the post's own time to the microsecond, of which the field shows minutes. */
    private Optional<Instant> when(Optional<Instant> typed, PostSource post, ZoneId zone) {
        if (action.equals("now")) {
            return Optional.empty();
        }
        boolean untouched = publishAt.equals(of(post, zone).publishAt) || publishAt.isBlank() && action.equals("save");
        if (!untouched || post.status() == PostStatus.DRAFT) {
            return typed;
        }
        return post.published() ? post.publishedAt() : post.scheduledAt();
    }

    /** Takes what is saved in the fields where the writer chose so. */
    void take(PostForm saved) {
        theirs.stream().flatMap(name -> PostField.of(name).stream()).forEach(field -> field.take(this, saved));
    }

    private record Read(Optional<Instant> publishAt, PostDetails details) {}

    private Read read(ZoneId zone) {
        List<FieldError> errors = new ArrayList<>();
        Optional<Instant> at = Optional.empty();
        try {
            at = given(publishAt)
                    .map(text -> LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException unreadable) {
            errors.add(new FieldError("publishAt", "post.publishAt.invalid", List.of()));
        }
        Optional<Integer> order = Optional.empty();
        if (menuOrder.strip().matches("\\d{1,3}")) {
            order = Optional.of(Integer.parseInt(menuOrder.strip()));
        } else if (!menuOrder.isBlank()) {
            errors.add(new FieldError("menuOrder", "post.menuOrder.invalid", List.of()));
        }
        Optional<PostKind> chosenKind = oneOf(PostKind.values(), kind);
        Optional<Visibility> chosenVisibility = oneOf(Visibility.values(), visibility);
        if (chosenKind.isEmpty()) {
            errors.add(new FieldError("kind", "post.choice.unknown", List.of()));
        }
        if (chosenVisibility.isEmpty()) {
            errors.add(new FieldError("visibility", "post.choice.unknown", List.of()));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Read(
                at,
                new PostDetails(
                        chosenKind.get(),
                        chosenVisibility.get(),
                        given(password),
                        Optional.empty(),
                        given(language),
                        given(translationOf),
                        Arrays.asList(tags.split(",")),
                        given(category),
                        pinned,
                        order,
                        given(featureImage),
                        featureImageAlt,
                        summary.replace("\r\n", "\n"),
                        seoTitle,
                        seoDescription.replace("\r\n", "\n"),
                        given(canonicalUrl),
                        commentsOpen));
    }

    private static <E extends Enum<E>> Optional<E> oneOf(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    private static Optional<String> given(String typed) {
        return typed.isBlank() ? Optional.empty() : Optional.of(typed.strip());
    }

    private Optional<String> wishedSlug() {
        return slug.isBlank() ? Optional.empty() : Optional.of(slug);
    }

    /** Browsers send line ends as CR LF; a text is kept with LF. */
    private String text() {
        return markdown.replace("\r\n", "\n");
    }

    public String title() {
        return title;
    }

    public String slug() {
        return slug;
    }

    public String markdown() {
        return markdown;
    }

    public boolean published() {
        return action.equals("publish") || action.equals("now");
    }

    /** Which opened form this is; empty if the browser named none. */
    Optional<UUID> form() {
        return formId(form);
    }

    /** The name of an opened form, if a text is one. */
    static Optional<UUID> formId(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** What the form's hidden field says. */
    public String formName() {
        return form().map(UUID::toString).orElse("");
    }

    public String version() {
        return version;
    }

    public String base() {
        return base;
    }

    public String kind() {
        return kind;
    }

    public boolean page() {
        return kind.equals(PostKind.PAGE.name());
    }

    public String publishAt() {
        return publishAt;
    }

    public String visibility() {
        return visibility;
    }

    public String tags() {
        return tags;
    }

    public String category() {
        return category;
    }

    public String language() {
        return language;
    }

    public String translationOf() {
        return translationOf;
    }

    public String summary() {
        return summary;
    }

    public String featureImage() {
        return featureImage;
    }

    public String featureImageAlt() {
        return featureImageAlt;
    }

    public String seoTitle() {
        return seoTitle;
    }

    public String seoDescription() {
        return seoDescription;
    }

    public String canonicalUrl() {
        return canonicalUrl;
    }

    public String menuOrder() {
        return menuOrder;
    }

    public boolean pinned() {
        return pinned;
    }

    public boolean commentsOpen() {
        return commentsOpen;
    }
}
