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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.travessia.account.control.AccessTokens;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.PendingSignIns;
import org.travessia.account.control.SecondFactors;
import org.travessia.account.control.Sessions;
import org.travessia.account.control.SignIn;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.account.entity.Scope;
import org.travessia.account.entity.Token;
import org.travessia.platform.Invalid;
import org.travessia.platform.ReadOnly;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** One's own account: password, sessions, remembered devices, personal access tokens. Nobody can name somebody else's here. */
@Path("/account")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class AccountPages {

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final Set<String> DEEDS = Set.of("password", "session", "sessions", "device", "token");

    @Inject
    CurrentPerson person;

    @Inject
    SignIn signIn;

    @Inject
    Sessions sessions;

    @Inject
    SecondFactors factors;

    @Inject
    PendingSignIns devices;

    @Inject
    AccessTokens tokens;

    @Inject
    SessionCookie cookie;

    @Inject
    Layouts layouts;

    @Context
    HttpServletRequest request;

    @GET
    public Response show(@QueryParam("done") @DefaultValue("") String done) {
        AccountView view = view();
        return page(200, DEEDS.contains(done) ? view.after(done) : view).build();
    }

    /** Changes the password; the session at hand goes on under a new secret, everything else ends. */
    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changePassword(
            @FormParam("current") @DefaultValue("") String current,
            @FormParam("password") @DefaultValue("") String password) {
        try {
            Token token = signIn.changePassword(person.required(), current, password, Requests.browser(request));
            return Redirect.to("/account?done=password")
                    .cookie(cookie.carrying(token))
                    .build();
        } catch (Invalid invalid) {
            return page(422, view().wrong(invalid.errors())).build();
        } catch (TooManyAttempts tooMany) {
            var error = new Invalid("current", "account.signIn.tooMany", tooMany.minutes()).errors();
            return page(429, view().wrong(error))
                    .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
                    .build();
        } catch (ReadOnly closed) {
            return notTaken(view());
        }
    }

    @POST
    @Path("sessions/{id: \\d{1,18}}/end")
    public Response endSession(@PathParam("id") long id) {
        sessions.end(id, person.required());
        return Redirect.to("/account?done=session").build();
    }

    @POST
    @Path("sessions/end-others")
    public Response endOtherSessions() {
        sessions.endOthers(person.required(), person.sessionId());
        return Redirect.to("/account?done=sessions").build();
    }

    /** Signs out here and everywhere else, and asks every device for the second factor again. */
    @POST
    @Path("sessions/end-all")
    public Response endAllSessions() {
        sessions.endAll(person.required());
        return Redirect.to("/sign-in").cookie(cookie.none()).build();
    }

    @POST
    @Path("devices/{id: \\d{1,18}}/forget")
    public Response forgetDevice(@PathParam("id") long id) {
        devices.forgetDevice(id, person.required());
        return Redirect.to("/account?done=device").build();
    }

    /** Makes a token. No redirect: this answer is the only one that ever holds the secret. */
    @POST
    @Path("tokens")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response createToken(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("days") @DefaultValue("") String days,
            @FormParam("scope") List<String> words) {
        Set<Scope> scopes = words.stream()
                .flatMap(word -> Scope.of(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
        try {
            String secret = tokens.create(
                    person.required(), name, days.matches("\\d{1,4}") ? Integer.parseInt(days) : 0, scopes);
            return page(200, view().showing(secret)).build();
        } catch (Invalid invalid) {
            return page(422, view().typed(name, scopes).wrong(invalid.errors())).build();
        } catch (ReadOnly closed) {
            return notTaken(view().typed(name, scopes));
        }
    }

    @POST
    @Path("tokens/{id: \\d{1,18}}/revoke")
    public Response revokeToken(@PathParam("id") long id) {
        tokens.revoke(id, person.required());
        return Redirect.to("/account?done=token").build();
    }

    private AccountView view() {
        return new AccountView(
                sessions.of(person.required()),
                person.sessionId(),
                factors.guards(person.required().id()),
                devices.devicesOf(person.required()),
                tokens.of(person.required()),
                List.of(),
                "",
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private Response notTaken(AccountView view) {
        return page(503, view.notTaken())
                .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                .build();
    }

    private Response.ResponseBuilder page(int status, AccountView view) {
        return Response.status(status).entity(TEMPLATES.accountOverview(layouts.layout(), view));
    }
}
