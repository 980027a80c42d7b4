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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.travessia.account.control.Passkeys;
import org.travessia.account.control.SecondFactorNeeded;
import org.travessia.account.control.SecondStep;
import org.travessia.account.control.Sessions;
import org.travessia.account.control.SignIn;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.account.control.WrongCredentials;
import org.travessia.account.control.WrongSecondFactor;
import org.travessia.account.entity.Token;
import org.travessia.platform.ReadOnly;
import org.travessia.web.LocalPath;
import org.travessia.web.Visitor;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Signing in and out; for everybody. */
@Path("/")
@PermitAll
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SignInPages {

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final String AFTERWARDS = "/admin";

    /** What was done where nobody was signed in. */
    private static final Set<String> DEEDS = Set.of("reset", "email", "joined", "erased");

    @Inject
    SignIn signIn;

    @Inject
    SecondStep secondStep;

    @Inject
    Passkeys passkeys;

    @Inject
    Sessions sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    SecondStepCookies stepCookies;

    @Inject
    PasskeyOptions passkeyOptions;

    @Inject
    VisitorForm form;

    @Inject
    Visitor visitor;

    @Context
    HttpServletRequest request;

    /** Where to sign in, for who wants to go to a path afterwards. */
    static String address(String next) {
        return "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    @GET
    @Path("sign-in")
    public Response show(
            @QueryParam("next") @DefaultValue("") String next, @QueryParam("done") @DefaultValue("") String done) {
        String target = LocalPath.or(next, AFTERWARDS);
        return visitor.signedIn()
                ? Redirect.to(target).build()
                : page(
                                200,
                                new SignInForm(
                                        "",
                                        target,
                                        DEEDS.contains(done)
                                                ? Optional.of("account.signIn.done." + done)
                                                : Optional.empty(),
                                        Optional.empty()))
                        .build();
    }

    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            @FormParam("username") @DefaultValue("") String username,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("next") @DefaultValue("") String next) {
        String target = LocalPath.or(next, AFTERWARDS);
        SignInForm typed = new SignInForm(username, target, Optional.empty(), Optional.empty());
        try {
            Token token = signIn.with(username, password, Requests.browser(request), cookie.of(request));
            return Redirect.to(target).cookie(cookie.carrying(token)).build();
        } catch (SecondFactorNeeded needed) {
            return secondStep(needed.pending(), target);
        } catch (WrongCredentials wrong) {
            return page(422, typed.saying("account.signIn.wrong")).build();
        } catch (TooManyAttempts tooMany) {
            return page(429, typed.saying("account.signIn.tooMany", tooMany.minutes()))
                    .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
                    .build();
        } catch (ReadOnly closed) {
            return page(503, typed.saying("account.signIn.readOnly"))
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    /** What the browser's WebAuthn API is called with, for signing in by a passkey alone. */
    @POST
    @Path("sign-in/passkey/options")
    @Produces(MediaType.APPLICATION_JSON)
    public Response passkeyOptions() {
        return passkeyOptions.of(() -> passkeys.signInOptions(form.secret(), Requests.browser(request)));
    }

    /** Signs in by a passkey that knows its person: neither a password nor anything else is asked for. */
    @POST
    @Path("sign-in/passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signInByPasskey(
            @FormParam("credential") @DefaultValue("") String credential,
            @FormParam("next") @DefaultValue("") String next) {
        String target = LocalPath.or(next, AFTERWARDS);
        SignInForm shown = new SignInForm("", target, Optional.empty(), Optional.empty());
        try {
            Token token = passkeys.signIn(credential, form.secret(), Requests.browser(request), cookie.of(request));
            return Redirect.to(target).cookie(cookie.carrying(token)).build();
        } catch (WrongSecondFactor | WrongCredentials wrong) {
            return page(422, shown.saying("account.signIn.passkey.wrong")).build();
        } catch (ReadOnly closed) {
            return page(503, shown.saying("account.signIn.readOnly"))
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    /** Ends the session; to press the button twice does no harm. */
    @POST
    @Path("sign-out")
    public Response signOut() {
        cookie.of(request).ifPresent(sessions::end);
        return Redirect.to("/").cookie(cookie.none()).build();
    }

    private Response secondStep(Token waiting, String target) {
        return stepCookies
                .device(request)
                .flatMap(
                        device -> secondStep.withDevice(waiting, device, Requests.browser(request), cookie.of(request)))
                .map(session -> Redirect.to(target).cookie(cookie.carrying(session)))
                .orElseGet(
                        () -> Redirect.to(SecondStepPages.address(target)).cookie(stepCookies.carryingWaiting(waiting)))
                .build();
    }

    private Response.ResponseBuilder page(int status, SignInForm shown) {
        return form.page(status, layout -> TEMPLATES.adminSignIn(layout, shown));
    }
}
