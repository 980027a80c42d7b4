package org.travessia.people.boundary;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.travessia.account.boundary.Redirect;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.entity.Role;
import org.travessia.people.control.ChangeRights;
import org.travessia.people.control.Invitations;
import org.travessia.people.control.ListPeople;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Who is here, with which rights, and who is asked to join; for administrators. */
@Path(PeoplePages.PATH)
@RolesAllowed("ADMINISTRATOR")
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class PeoplePages {

    static final String PATH = "/admin/people";

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final Set<String> DEEDS =
            Set.of("invited", "withdrawn", "role", "sessions", "suspended", "reinstated", "erased");

    @Inject
    ListPeople people;

    @Inject
    ChangeRights rights;

    @Inject
    Invitations invitations;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public Response list(
            @QueryParam("after") @DefaultValue("") String after, @QueryParam("done") @DefaultValue("") String done) {
        return page(200, after, "", Role.AUTHOR.name(), List.of(), known(done), Optional.empty())
                .build();
    }

    /** Asks somebody to join. Where no mail is sent there is no redirect: this answer is the only one that ever has the link. */
    @POST
    @Path("invitations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response invite(
            @FormParam("email") @DefaultValue("") String email, @FormParam("role") @DefaultValue("") String role) {
        try {
            return sent(invitations.invite(email, role(role), Optional.of(person.required())));
        } catch (Invalid invalid) {
            return page(422, "", email, role, invalid.errors(), "", Optional.empty())
                    .build();
        } catch (ReadOnly closed) {
            return page(503, "", email, role, List.of(), "readOnly", Optional.empty())
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    @POST
    @Path("invitations/{id: \\d{1,18}}/resend")
    public Response resend(@PathParam("id") long id) {
        return sent(invitations.resend(id, person.required()));
    }

    @POST
    @Path("invitations/{id: \\d{1,18}}/withdraw")
    public Response withdraw(@PathParam("id") long id) {
        invitations.withdraw(id);
        return done(PATH, "withdrawn");
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public Response show(@PathParam("id") long id, @QueryParam("done") @DefaultValue("") String done) {
        return person(200, id, List.of(), known(done));
    }

    @POST
    @Path("{id: \\d{1,18}}/role")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changeRole(@PathParam("id") long id, @FormParam("role") @DefaultValue("") String role) {
        try {
            rights.become(id, role(role), Optional.of(person.required()));
            return done(PATH + "/" + id, "role");
        } catch (Invalid invalid) {
            return person(422, id, invalid.errors(), "");
        }
    }

    @POST
    @Path("{id: \\d{1,18}}/end-sessions")
    public Response endSessions(@PathParam("id") long id) {
        rights.endSessions(id);
        return done(PATH + "/" + id, "sessions");
    }

    @POST
    @Path("{id: \\d{1,18}}/suspend")
    public Response suspend(@PathParam("id") long id) {
        try {
            rights.suspend(id, Optional.of(person.required()));
            return done(PATH + "/" + id, "suspended");
        } catch (Invalid invalid) {
            return person(422, id, invalid.errors(), "");
        }
    }

    @POST
    @Path("{id: \\d{1,18}}/reinstate")
    public Response reinstate(@PathParam("id") long id) {
        rights.reinstate(id);
        return done(PATH + "/" + id, "reinstated");
    }

    private Response sent(String link) {
        return invitations.mailed()
                ? done(PATH, "invited")
                : page(200, "", "", Role.AUTHOR.name(), List.of(), "", Optional.of(link))
                        .build();
    }

    private Response.ResponseBuilder page(
            int status,
            String after,
            String email,
            String role,
            List<FieldError> errors,
            String done,
            Optional<String> link) {
        return Response.status(status)
                .entity(TEMPLATES.adminPeople(
                        layouts.layout(),
                        new PeopleListPage(
                                people.page(after),
                                !after.isEmpty(),
                                invitations.pending(),
                                email,
                                role,
                                errors,
                                done,
                                link,
                                invitations.mailed())));
    }

    private Response person(int status, long id, List<FieldError> errors, String done) {
        return Response.status(status)
                .entity(TEMPLATES.adminPerson(
                        layouts.layout(), people.one(id), person.required().id() == id, errors, done))
                .build();
    }

    private static Role role(String sent) {
        return Stream.of(Role.values())
                .filter(role -> role.name().equals(sent))
                .findFirst()
                .orElseThrow(() -> new Invalid("role", "people.role.unknown"));
    }

    private static String known(String done) {
        return DEEDS.contains(done) ? done : "";
    }

    private static Response done(String path, String deed) {
        return Redirect.to(path + "?done=" + deed).build();
    }
}
