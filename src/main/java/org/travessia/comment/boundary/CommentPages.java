package org.travessia.comment.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.travessia.account.boundary.Redirect;
import org.travessia.account.boundary.Requests;
import org.travessia.account.boundary.VisitorForm;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.entity.Token;
import org.travessia.comment.control.CommentNotFound;
import org.travessia.comment.control.CommentsClosed;
import org.travessia.comment.control.Invitation;
import org.travessia.comment.control.ReadComments;
import org.travessia.comment.control.SubmitComment;
import org.travessia.comment.control.TooManyComments;
import org.travessia.platform.Invalid;
import org.travessia.platform.ReadOnly;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/**
 * Where a comment is written. A page of its own, and not below the post: the form's token belongs to one browser and its stamp
 * to one moment, and with them no page of a post could be the same for everybody and wait in a cache.
 */
@Path("/posts/{slug}/comment")
@PermitAll
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class CommentPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ReadComments read;

    @Inject
    SubmitComment submit;

    @Inject
    CurrentPerson person;

    @Inject
    CommenterCookie cookie;

    @Inject
    VisitorForm visitors;

    @Inject
    Layouts layouts;

    @Context
    HttpServletRequest request;

    @GET
    public Response show(@PathParam("slug") String slug, @QueryParam("reply") @DefaultValue("") String reply) {
        CommentForm form = CommentForm.empty();
        form.reply = reply;
        return page(200, CommentFormView.of(read.invitation(slug, form.parentId()), form))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(@PathParam("slug") String slug, @BeanParam CommentForm form) {
        try {
            if (form.action.equals("preview")) {
                String html = submit.preview(form.lines());
                return page(200, typed(slug, form).showing(html)).build();
            }
            Token secret = cookie.of(request);
            SubmitComment.Receipt receipt =
                    submit.submit(form.asNew(slug), person.actor(), Requests.browser(request), secret);
            // Who is not shown learns nothing about why.
            return Redirect.to(post(slug)
                            + (receipt.shown()
                                    ? "?comment=" + receipt.id() + "#comment-" + receipt.id()
                                    : "?comment=waiting#comments"))
                    .cookie(cookie.carrying(secret))
                    .build();
        } catch (Invalid invalid) {
            return page(422, typed(slug, form).with(invalid.errors())).build();
        } catch (CommentsClosed closed) {
            return page(403, typed(slug, form)).build();
        } catch (TooManyComments tooMany) {
            return page(429, typed(slug, form).saying("comment.tooMany", tooMany.minutes()))
                    .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
                    .build();
        } catch (ReadOnly closed) {
            return page(503, typed(slug, form).saying("comment.readOnly"))
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    /** The address of a post. */
    static String post(String slug) {
        return "/posts/" + URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }

    private CommentFormView typed(String slug, CommentForm form) {
        Invitation invitation;
        try {
            invitation = read.invitation(slug, form.parentId());
        } catch (CommentNotFound gone) {
            // What was typed is kept; the next press of the button is no answer any more.
            invitation = read.invitation(slug, Optional.empty());
        }
        return CommentFormView.of(invitation, form);
    }

    private Response.ResponseBuilder page(int status, CommentFormView view) {
        return person.actor().isPresent()
                ? Response.status(status).entity(TEMPLATES.readerCommentForm(layouts.layout(), view))
                : visitors.page(status, layout -> TEMPLATES.readerCommentForm(layout, view));
    }
}
