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
import org.travessia.account.control.NewPerson;
import org.travessia.account.control.Sessions;
import org.travessia.account.control.SetUp;
import org.travessia.account.entity.Token;
import org.travessia.platform.Invalid;
import org.travessia.platform.ReadOnly;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** The first administrator, for whoever holds a one-time code; 404 for everybody else and, once used, for good. */
@Path("/setup")
@PermitAll
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SetUpPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    SetUp setUp;

    @Inject
    Sessions sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    VisitorForm form;

    @Context
    HttpServletRequest request;

    @GET
    public Response show(@QueryParam("code") @DefaultValue("") String code) {
        setUp.admit(code);
        return page(200, new SetUpForm(code, "", "", "", List.of(), false)).build();
    }

    /** Makes the administrator, who is signed in at once. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("username") @DefaultValue("") String username,
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("displayName") @DefaultValue("") String displayName,
            @FormParam("password") @DefaultValue("") String password) {
        try {
            long id = setUp.with(code, new NewPerson(username, email, displayName, password));
            Token token = sessions.begin(id, Requests.browser(request), Optional.empty());
            return Redirect.to("/admin").cookie(cookie.carrying(token)).build();
        } catch (Invalid invalid) {
            return page(422, new SetUpForm(code, username, email, displayName, invalid.errors(), false))
                    .build();
        } catch (ReadOnly closed) {
            return page(503, new SetUpForm(code, username, email, displayName, List.of(), true))
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private Response.ResponseBuilder page(int status, SetUpForm shown) {
        return form.secret(status, layout -> TEMPLATES.adminSetup(layout, shown));
    }
}
