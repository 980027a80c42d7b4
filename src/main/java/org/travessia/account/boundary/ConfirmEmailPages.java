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
import org.travessia.account.control.ChangeEmail;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/**
 * Makes a new e-mail address somebody's own, for whoever holds the link that was sent to it: perhaps in another browser than the one
 * that asked. Only the button does it, since programs look at what links of mails lead to.
 */
@Path(ChangeEmail.PATH)
@PermitAll
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class ConfirmEmailPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ChangeEmail emails;

    @Inject
    VisitorForm form;

    @GET
    public Response show(@QueryParam("code") @DefaultValue("") String code) {
        return page(200, code, List.of(), false).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(@FormParam("code") @DefaultValue("") String code) {
        try {
            emails.confirm(code);
            return Redirect.to("/sign-in?done=email&next=%2Faccount%2Femail%3Fdone%3Dchanged")
                    .build();
        } catch (Invalid invalid) {
            return page(422, code, invalid.errors(), false).build();
        } catch (ReadOnly closed) {
            return page(503, code, List.of(), true)
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private Response.ResponseBuilder page(int status, String code, List<FieldError> errors, boolean readOnly) {
        String email = emails.admit(code);
        return form.secret(status, layout -> TEMPLATES.accountConfirmEmail(layout, code, email, errors, readOnly));
    }
}
