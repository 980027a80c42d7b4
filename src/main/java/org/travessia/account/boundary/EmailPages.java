package org.travessia.account.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.travessia.account.control.ChangeEmail;
import org.travessia.account.control.CurrentPerson;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** One's own e-mail address. Nobody can name somebody else here. */
@Path("/account/email")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class EmailPages {

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final Set<String> DEEDS = Set.of("asked", "changed");

    @Inject
    CurrentPerson person;

    @Inject
    PasswordAsked password;

    @Inject
    ChangeEmail emails;

    @Inject
    Layouts layouts;

    @GET
    public Response show(@QueryParam("done") @DefaultValue("") String done) {
        return page(200, "", DEEDS.contains(done) ? done : "", List.of()).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("current") @DefaultValue("") String current) {
        return password.then(
                current,
                proof -> {
                    emails.ask(person.required(), email);
                    return Redirect.to("/account/email?done=" + (emails.confirmed() ? "asked" : "changed"))
                            .build();
                },
                (status, errors, readOnly) -> page(status, email, readOnly ? "readOnly" : "", errors));
    }

    private Response.ResponseBuilder page(int status, String typed, String done, List<FieldError> errors) {
        return Response.status(status)
                .entity(TEMPLATES.accountEmail(
                        layouts.layout(), emails.current(person.required()), emails.confirmed(), typed, done, errors));
    }
}
