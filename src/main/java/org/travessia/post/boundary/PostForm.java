package org.travessia.post.boundary;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.Optional;
import org.travessia.post.control.EditPost;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostSource;

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

    /** Which button was pressed: {@code publish} or {@code draft}. */
    @FormParam("action")
    @DefaultValue("draft")
    String action;

    /** The version that the edit began from; empty for a new post. */
    @FormParam("version")
    @DefaultValue("")
    String version;

    static PostForm empty() {
        PostForm form = new PostForm();
        form.title = "";
        form.slug = "";
        form.markdown = "";
        form.action = "draft";
        form.version = "";
        return form;
    }

    static PostForm of(PostSource post) {
        PostForm form = empty();
        form.title = post.title();
        form.slug = post.slug();
        form.markdown = post.markdown();
        form.action = post.published() ? "publish" : "draft";
        form.version = String.valueOf(post.version());
        return form;
    }

    NewPost asNew(long authorId) {
        return new NewPost(title, wishedSlug(), text(), published(), Optional.empty(), authorId, Optional.empty());
    }

    EditPost asEdit(long editorId) {
        // A form without its version would overwrite other people's work: no version matches -1.
        int began = version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
        return new EditPost(title, wishedSlug(), text(), published(), Optional.of(began), editorId, Optional.empty());
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
        return action.equals("publish");
    }

    public String version() {
        return version;
    }
}
