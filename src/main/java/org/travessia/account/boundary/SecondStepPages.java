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
import java.util.function.Function;
import org.travessia.account.control.Entered;
import org.travessia.account.control.SecondStep;
import org.travessia.account.control.SignInExpired;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.account.control.WrongCredentials;
import org.travessia.account.control.WrongSecondFactor;
import org.travessia.account.entity.Token;
import org.travessia.platform.ReadOnly;
import org.travessia.web.LocalPath;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where a browser in which the password was right shows the second factor; for nobody else there is anything here. */
@Path("/sign-in/second-factor")
@PermitAll
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SecondStepPages {

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final String AFTERWARDS = "/admin";

    @Inject
    SecondStep secondStep;

    @Inject
    SessionCookie cookie;

    @Inject
    SecondStepCookies stepCookies;

    @Inject
    PasskeyOptions passkeyOptions;

    @Inject
    VisitorForm form;

    @Context
    HttpServletRequest request;

    /** Where this page is, for who wants to go to a path afterwards. */
    static String address(String next) {
        return "/sign-in/second-factor?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    @GET
    public Response show(@QueryParam("next") @DefaultValue("") String next) {
        String target = LocalPath.or(next, AFTERWARDS);
        try {
            return page(200, shown(target)).build();
        } catch (SignInExpired expired) {
            return signInAgain(target);
        }
    }

    /** Takes a code of the app, or one of the recovery codes. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response code(
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("recovery") @DefaultValue("") String recovery,
            @FormParam("remember") @DefaultValue("false") boolean remember,
            @FormParam("next") @DefaultValue("") String next) {
        return entered(
                next,
                recovery.isBlank() ? "account.factor.code.wrong" : "account.factor.recovery.wrong",
                waiting -> recovery.isBlank()
                        ? secondStep.withCode(waiting, code, remember, Requests.browser(request), cookie.of(request))
                        : secondStep.withRecoveryCode(
                                waiting, recovery, remember, Requests.browser(request), cookie.of(request)));
    }

    /** What the browser's WebAuthn API is called with. */
    @POST
    @Path("passkey/options")
    @Produces(MediaType.APPLICATION_JSON)
    public Response passkeyOptions() {
        return passkeyOptions.of(() -> secondStep.passkeyOptions(waiting(), form.secret(), Requests.browser(request)));
    }

    /** Takes an authenticator's answer. */
    @POST
    @Path("passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response passkey(
            @FormParam("credential") @DefaultValue("") String credential,
            @FormParam("remember") @DefaultValue("false") boolean remember,
            @FormParam("next") @DefaultValue("") String next) {
        return entered(
                next,
                "account.signIn.passkey.wrong",
                waiting -> secondStep.withPasskey(
                        waiting, credential, form.secret(), remember, Requests.browser(request), cookie.of(request)));
    }

    private Response entered(String next, String wrongKey, Function<Token, Entered> step) {
        String target = LocalPath.or(next, AFTERWARDS);
        try {
            Entered entered = step.apply(waiting());
            Response.ResponseBuilder response =
                    Redirect.to(target).cookie(cookie.carrying(entered.session()), stepCookies.noneWaiting());
            entered.device().ifPresent(device -> response.cookie(stepCookies.carryingDevice(device)));
            return response.build();
        } catch (SignInExpired | WrongCredentials over) {
            return signInAgain(target);
        } catch (WrongSecondFactor wrong) {
            return page(422, shown(target).saying(wrongKey)).build();
        } catch (TooManyAttempts tooMany) {
            return page(429, shown(target).saying("account.signIn.tooMany", tooMany.minutes()))
                    .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
                    .build();
        } catch (ReadOnly closed) {
            return page(503, shown(target).saying("account.readOnly"))
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private SecondStepForm shown(String target) {
        return new SecondStepForm(secondStep.of(waiting()), target, Optional.empty());
    }

    private Token waiting() {
        return stepCookies.waiting(request).orElseThrow(SignInExpired::new);
    }

    private Response signInAgain(String target) {
        return Redirect.to(SignInPages.address(target))
                .cookie(stepCookies.noneWaiting())
                .build();
    }

    private Response.ResponseBuilder page(int status, SecondStepForm shown) {
        return form.page(status, layout -> TEMPLATES.adminSecondStep(layout, shown));
    }
}
