package org.travessia.post.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.travessia.account.control.CurrentPerson;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.Page;
import org.travessia.post.control.PostSummary;
import org.travessia.post.control.ReadPosts;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** What readers see: the home page and posts. */
@Path("/")
@PermitAll
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class PostPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ReadPosts posts;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public JteModel home(@QueryParam("before") Optional<String> before, @QueryParam("after") Optional<String> after) {
        Page<PostSummary> view = posts.published(
                before.map(text -> Cursor.parse("before", text)),
                after.map(text -> Cursor.parse("after", text)),
                ReadPosts.PAGE);
        return TEMPLATES.readerHome(layouts.layout(), view);
    }

    @GET
    @Path("posts/{slug}")
    public JteModel post(@PathParam("slug") String slug) {
        return TEMPLATES.readerPost(layouts.layout(), posts.bySlug(slug, person.actor()));
    }
}
