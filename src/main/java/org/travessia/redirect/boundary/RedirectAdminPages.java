package org.travessia.redirect.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.CurrentPerson;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.RowId;
import org.travessia.redirect.control.RedirectNotFound;
import org.travessia.redirect.control.RedirectRow;
import org.travessia.redirect.control.TendRedirects;
import org.travessia.redirect.control.TendRedirects.Wanted;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where editors and administrators look after redirects. */
@Path("/admin/redirects")
@RolesAllowed({"ADMINISTRATOR", "EDITOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class RedirectAdminPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    TendRedirects redirects;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public JteModel list(
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("before") Optional<String> before,
            @QueryParam("after") Optional<String> after,
            @QueryParam("done") @DefaultValue("") String done) {
        return TEMPLATES.adminRedirects(
                layouts.layout(),
                new RedirectListPage(
                        redirects.page(
                                query,
                                before.map(text -> RowId.parse("before", text)),
                                after.map(text -> RowId.parse("after", text)),
                                person.required()),
                        query,
                        RedirectListPage.NOTHING,
                        List.of(),
                        done.equals("added") ? done : "",
                        Optional.empty()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(
            @FormParam("path") @DefaultValue("") String path,
            @FormParam("target") @DefaultValue("") String target,
            @FormParam("status") @DefaultValue("") String status) {
        Wanted typed = new Wanted(path, target, status.equals("410"));
        try {
            redirects.add(typed, person.required());
            return seeOther(RedirectListPage.PATH + "?done=added");
        } catch (Invalid invalid) {
            return page(422, typed, invalid.errors(), "", Optional.empty()).build();
        } catch (ReadOnly closed) {
            return page(503, typed, List.of(), "readOnly", Optional.empty())
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    /**
     * Deletes one and offers to undo it. No redirect: what the button puts back comes out of the database, and not out of an
     * address that somebody else may have made.
     */
    @POST
    @Path("{id: \\d{1,18}}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") long id) {
        try {
            RedirectRow was = redirects.delete(id, person.required());
            return page(200, RedirectListPage.NOTHING, List.of(), "deleted", Optional.of(was))
                    .build();
        } catch (RedirectNotFound sentTwice) {
            return seeOther(RedirectListPage.PATH);
        }
    }

    private Response.ResponseBuilder page(
            int status, Wanted typed, List<FieldError> errors, String done, Optional<RedirectRow> deleted) {
        return Response.status(status)
                .entity(TEMPLATES.adminRedirects(
                        layouts.layout(),
                        new RedirectListPage(
                                redirects.page("", Optional.empty(), Optional.empty(), person.required()),
                                "",
                                typed,
                                errors,
                                done,
                                deleted)));
    }

    private static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
