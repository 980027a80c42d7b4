package org.travessia.account.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.travessia.account.control.ChangeEmail;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.SignIn;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
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
    SignIn signIn;

    @Inject
    ChangeEmail emails;

    @Inject
    Layouts layouts;

    @Context
    HttpServletRequest request;

    @GET
    public Response show(@QueryParam("done") @DefaultValue("") String done) {
        return page(200, "", DEEDS.contains(done) ? done : "", List.of()).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("current") @DefaultValue("") String current) {
        try {
            signIn.prove(person.required(), current, Requests.browser(request));
            emails.ask(person.required(), email);
            return Redirect.to("/account/email?done=" + (emails.confirmed() ? "asked" : "changed"))
                    .build();
        } catch (Invalid invalid) {
            return page(422, email, "", invalid.errors()).build();
        } catch (TooManyAttempts tooMany) {
            return page(429, email, "", new Invalid("current", "account.signIn.tooMany", tooMany.minutes()).errors())
                    .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
                    .build();
        } catch (ReadOnly closed) {
            return page(503, email, "readOnly", List.of())
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private Response.ResponseBuilder page(int status, String typed, String done, List<FieldError> errors) {
        return Response.status(status)
                .entity(TEMPLATES.accountEmail(
                        layouts.layout(), emails.current(person.required()), emails.confirmed(), typed, done, errors));
    }
}
