package org.travessia.post.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.travessia.account.control.CurrentPerson;
import org.travessia.post.control.ReadRevisions;
import org.travessia.post.control.RevisionDiff;
import org.travessia.post.control.RevisionView;
import org.travessia.post.control.WritePost;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** What a post said before, and how that comes back; for those who may edit the post. */
@Path("/admin/posts/{id: \\d{1,18}}/revisions")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class RevisionPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ReadRevisions revisions;

    @Inject
    WritePost write;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public JteModel show(@PathParam("id") long id, @QueryParam("number") Optional<String> number) {
        Optional<Integer> wanted =
                number.filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
        RevisionView view = revisions.of(id, wanted, person.required());
        return TEMPLATES.adminRevisions(layouts.layout(), view, RevisionDiff.between(view.before(), view.after()));
    }

    @POST
    @Path("{number: \\d{1,9}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response bringBack(@PathParam("id") long id, @PathParam("number") int number) {
        write.bringBack(id, number, person.required().id());
        return Response.seeOther(URI.create("/admin/posts/" + id + "/edit?saved=true"))
                .build();
    }
}
