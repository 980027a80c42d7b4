package org.travessia.comment.boundary;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.Optional;
import org.travessia.comment.control.NewComment;

/** The form in which a comment is written: what was typed, as it was typed, so that it can be shown again with its errors. */
public class CommentForm {

    @FormParam("name")
    @DefaultValue("")
    String name;

    @FormParam("email")
    @DefaultValue("")
    String email;

    @FormParam("site")
    @DefaultValue("")
    String site;

    @FormParam("text")
    @DefaultValue("")
    String text;

    /** The id of the comment answered to, or empty. */
    @FormParam("reply")
    @DefaultValue("")
    String reply;

    /** People do not see this field, and so leave it empty. */
    @FormParam("subject")
    @DefaultValue("")
    String trap;

    @FormParam("stamp")
    @DefaultValue("")
    String stamp;

    /** Which button was pressed: {@code send} or {@code preview}. */
    @FormParam("action")
    @DefaultValue("send")
    String action;

    static CommentForm empty() {
        CommentForm form = new CommentForm();
        form.name = "";
        form.email = "";
        form.site = "";
        form.text = "";
        form.reply = "";
        form.trap = "";
        form.stamp = "";
        form.action = "send";
        return form;
    }

    NewComment asNew(String slug) {
        return new NewComment(slug, parentId(), name, email, site, lines(), trap, stamp);
    }

    /** Browsers send line ends as CR LF; a text is kept with LF. */
    String lines() {
        return text.replace("\r\n", "\n");
    }

    /** The comment answered to; one that nobody has if it is no number. */
    Optional<Long> parentId() {
        return parent(reply);
    }

    static Optional<Long> parent(String reply) {
        return reply.isEmpty()
                ? Optional.empty()
                : Optional.of(reply.matches("\\d{1,18}") ? Long.parseLong(reply) : -1);
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public String site() {
        return site;
    }

    public String text() {
        return text;
    }
}
