package org.travessia.comment.boundary;

import gg.jte.Content;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.travessia.comment.control.ReadComments;
import org.travessia.post.boundary.BelowPost;
import org.travessia.post.control.PostView;
import org.travessia.web.Layout;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** The comments below a post, in one statement. */
@RequestScoped
public class CommentsBelowPost implements BelowPost {

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final Content NOTHING = output -> {};

    @Inject
    ReadComments comments;

    @Inject
    HttpServletRequest request;

    @Override
    public Content below(PostView post, Layout layout) {
        String asked = parameter("comment");
        long commentId = asked.matches("\\d{1,18}") ? Long.parseLong(asked) : 0;
        return comments.discussion(post.id(), parameter("comments"), commentId)
                .<Content>map(discussion -> TEMPLATES.readerComments(
                        layout,
                        discussion,
                        CommentNode.tree(discussion.comments()),
                        CommentPages.post(post.slug()),
                        asked.equals("waiting")))
                .orElse(NOTHING);
    }

    private String parameter(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
