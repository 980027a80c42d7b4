package org.travessia.account.boundary;

import jakarta.annotation.security.PermitAll;
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
import java.util.Optional;
import org.travessia.account.control.ResetPassword;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where somebody asks for another password; for everybody, and the same whoever is named. */
@Path("/forgot-password")
@PermitAll
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class ForgotPasswordPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ResetPassword resets;

    @Inject
    VisitorForm form;

    @Context
    HttpServletRequest request;

    @GET
    public Response show(@QueryParam("done") @DefaultValue("") String done) {
        return page(200, "", done.equals("asked") ? Optional.of("account.forgot.done") : Optional.empty(), List.of())
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@FormParam("who") @DefaultValue("") String who) {
        try {
            resets.ask(who, Requests.browser(request));
            return Redirect.to("/forgot-password?done=asked").build();
        } catch (TooManyAttempts tooMany) {
            return page(
                            429,
                            who,
                            Optional.empty(),
                            new Invalid("who", "account.signIn.tooMany", tooMany.minutes()).errors())
                    .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
                    .build();
        } catch (ReadOnly closed) {
            return page(503, who, Optional.of("account.readOnly"), List.of())
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private Response.ResponseBuilder page(int status, String who, Optional<String> said, List<FieldError> errors) {
        return form.page(
                status, layout -> TEMPLATES.accountForgotPassword(layout, who, resets.possible(), said, errors));
    }
}
