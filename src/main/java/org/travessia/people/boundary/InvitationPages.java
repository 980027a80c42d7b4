package org.travessia.people.boundary;

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
import org.travessia.account.boundary.Redirect;
import org.travessia.account.boundary.VisitorForm;
import org.travessia.people.control.InvitationView;
import org.travessia.people.control.Invitations;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Joining, for whoever holds an invitation's link. What they may do and their address are what the invitation says. */
@Path(Invitations.PATH)
@PermitAll
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class InvitationPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    Invitations invitations;

    @Inject
    VisitorForm form;

    @GET
    public Response show(@QueryParam("code") @DefaultValue("") String code) {
        return page(200, code, "", "", List.of(), false).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("username") @DefaultValue("") String username,
            @FormParam("displayName") @DefaultValue("") String displayName,
            @FormParam("password") @DefaultValue("") String password) {
        try {
            invitations.accept(code, username, displayName, password);
            return Redirect.to("/sign-in?done=joined").build();
        } catch (Invalid invalid) {
            return page(422, code, username, displayName, invalid.errors(), false)
                    .build();
        } catch (ReadOnly closed) {
            return page(503, code, username, displayName, List.of(), true)
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private Response.ResponseBuilder page(
            int status, String code, String username, String displayName, List<FieldError> errors, boolean readOnly) {
        InvitationView invitation = invitations.admit(code);
        return form.secret(
                status,
                layout ->
                        TEMPLATES.accountInvitation(layout, code, invitation, username, displayName, errors, readOnly));
    }
}
