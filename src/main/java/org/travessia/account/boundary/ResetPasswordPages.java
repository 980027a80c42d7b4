package org.travessia.account.boundary;

import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.travessia.account.control.ResetPassword;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Another password for whoever holds a link of a mail. It signs nobody in. */
@Path(ResetPassword.PATH)
@PermitAll
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class ResetPasswordPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ResetPassword resets;

    @Inject
    SessionCookie cookie;

    @Inject
    VisitorForm form;

    @GET
    public Response show(@QueryParam("code") @DefaultValue("") String code) {
        resets.admit(code);
        return page(200, code, List.of(), false).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reset(
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("password") @DefaultValue("") String password) {
        try {
            resets.with(code, password);
            return Redirect.to("/sign-in?done=reset").cookie(cookie.none()).build();
        } catch (Invalid invalid) {
            return page(422, code, invalid.errors(), false).build();
        } catch (ReadOnly closed) {
            return page(503, code, List.of(), true)
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private Response.ResponseBuilder page(int status, String code, List<FieldError> errors, boolean readOnly) {
        return form.secret(status, layout -> TEMPLATES.accountResetPassword(layout, code, errors, readOnly));
    }
}
