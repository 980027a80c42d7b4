package org.travessia.tag.boundary;

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
import java.util.Set;
import org.travessia.account.control.CurrentPerson;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.StaleVersion;
import org.travessia.tag.control.TendTerms;
import org.travessia.tag.control.TendTerms.Farewell;
import org.travessia.tag.control.TermEdit;
import org.travessia.tag.control.TermView;
import org.travessia.tag.entity.TermKind;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where editors and administrators look after tags and categories. */
@Path("/admin/{kind: tags|categories}")
@RolesAllowed({"ADMINISTRATOR", "EDITOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class TermAdminPages {

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final Set<String> DEEDS = Set.of("saved", "merged", "created", "deleted");

    @Inject
    TendTerms terms;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @PathParam("kind")
    String kind;

    @GET
    public JteModel list(
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("done") @DefaultValue("") String done) {
        return TEMPLATES.adminTerms(
                layouts.layout(),
                new TermListPage(
                        kind(),
                        terms.page(kind(), query, after, person.required()),
                        query,
                        after.isEmpty(),
                        "",
                        List.of(),
                        done.equals("deleted") ? done : ""));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@FormParam("name") @DefaultValue("") String name) {
        try {
            long id = terms.create(kind(), name, person.required());
            return seeOther(TermListPage.path(kind()) + "/" + id + "?done=created");
        } catch (Invalid invalid) {
            return Response.status(422)
                    .entity(TEMPLATES.adminTerms(
                            layouts.layout(),
                            new TermListPage(
                                    kind(),
                                    terms.page(kind(), "", "", person.required()),
                                    "",
                                    true,
                                    name,
                                    invalid.errors(),
                                    "")))
                    .build();
        }
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public JteModel one(@PathParam("id") long id, @QueryParam("done") @DefaultValue("") String done) {
        return TEMPLATES.adminTerm(layouts.layout(), form(id).saying(DEEDS.contains(done) ? done : ""));
    }

    @POST
    @Path("{id: \\d{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("id") long id,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("slug") @DefaultValue("") String slug,
            @FormParam("description") @DefaultValue("") String description,
            @FormParam("parent") @DefaultValue("") String parent,
            @FormParam("version") @DefaultValue("") String version) {
        TermEdit typed = new TermEdit(
                name, slug, description.replace("\r\n", "\n").replace('\r', '\n'), parent, number(version));
        try {
            terms.change(kind(), id, typed, person.required());
            return seeOther(TermListPage.path(kind()) + "/" + id + "?done=saved");
        } catch (Invalid invalid) {
            return page(422, form(id).typed(typed).with(invalid.errors()));
        } catch (StaleVersion stale) {
            // The next press of the button is an answer to what is shown here: it begins from their version.
            TermFormPage theirs = form(id);
            return page(409, theirs.typed(typed.from(theirs.term().version())).saying("stale"));
        } catch (ReadOnly closed) {
            return later(form(id).typed(typed));
        }
    }

    @POST
    @Path("{id: \\d{1,18}}/merge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response merge(
            @PathParam("id") long id,
            @FormParam("into") @DefaultValue("") String into,
            @FormParam("version") @DefaultValue("") String version) {
        try {
            long other = terms.merge(kind(), id, into, number(version), person.required());
            return seeOther(TermListPage.path(kind()) + "/" + other + "?done=merged");
        } catch (Invalid invalid) {
            return page(422, form(id).typed(into).with(invalid.errors()));
        } catch (StaleVersion stale) {
            return page(409, form(id).typed(into).saying("stale"));
        } catch (ReadOnly closed) {
            return later(form(id).typed(into));
        }
    }

    @GET
    @Path("{id: \\d{1,18}}/delete")
    public JteModel confirmDelete(@PathParam("id") long id) {
        return TEMPLATES.adminTermDelete(layouts.layout(), terms.one(kind(), id, person.required()), List.of(), false);
    }

    @POST
    @Path("{id: \\d{1,18}}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(
            @PathParam("id") long id,
            @FormParam("address") @DefaultValue("") String address,
            @FormParam("version") @DefaultValue("") String version) {
        try {
            terms.delete(kind(), id, farewell(address), number(version), person.required());
            return seeOther(TermListPage.path(kind()) + "?done=deleted");
        } catch (Invalid invalid) {
            return question(422, id, invalid.errors(), false);
        } catch (StaleVersion stale) {
            return question(409, id, List.of(), true);
        }
    }

    private TermFormPage form(long id) {
        TermView term = terms.one(kind(), id, person.required());
        return TermFormPage.of(term, terms.parentsFor(term), "");
    }

    private Response question(int status, long id, List<FieldError> errors, boolean stale) {
        return Response.status(status)
                .entity(TEMPLATES.adminTermDelete(
                        layouts.layout(), terms.one(kind(), id, person.required()), errors, stale))
                .build();
    }

    private Response page(int status, TermFormPage page) {
        return Response.status(status)
                .entity(TEMPLATES.adminTerm(layouts.layout(), page))
                .build();
    }

    /** The same form again, with all that was typed, for a moment later. */
    private Response later(TermFormPage page) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                .entity(TEMPLATES.adminTerm(layouts.layout(), page.saying("readOnly")))
                .build();
    }

    private TermKind kind() {
        return kind.equals("tags") ? TermKind.TAG : TermKind.CATEGORY;
    }

    private static Farewell farewell(String chosen) {
        return switch (chosen) {
            case "gone" -> Farewell.GONE;
            case "list" -> Farewell.LIST;
            default -> throw new Invalid("address", "tag.delete.choose");
        };
    }

    /** A form without its version would overwrite other people's work: no version matches -1. */
    private static int number(String version) {
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    private static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
