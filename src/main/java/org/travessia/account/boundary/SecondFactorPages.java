package org.travessia.account.boundary;

import gg.jte.models.runtime.JteModel;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.travessia.account.control.AppSetUp;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.FactorChanged;
import org.travessia.account.control.PasskeyNotFound;
import org.travessia.account.control.PasskeyView;
import org.travessia.account.control.Passkeys;
import org.travessia.account.control.PasswordProof;
import org.travessia.account.control.SecondFactors;
import org.travessia.account.control.SignIn;
import org.travessia.account.control.WrongSecondFactor;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.web.CsrfVisitor;
import org.travessia.web.Layout;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** One's own second factor: an authenticator app, passkeys, recovery codes. Each change asks for the password first. */
@Path("/account/second-factor")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SecondFactorPages {

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final String HOME = "/account/second-factor";
    private static final Set<String> DEEDS = Set.of("app", "app-removed", "passkey", "passkey-removed");

    @Inject
    CurrentPerson person;

    @Inject
    SignIn signIn;

    @Inject
    PasswordAsked password;

    @Inject
    SecondFactors factors;

    @Inject
    Passkeys passkeys;

    @Inject
    PasskeyOptions passkeyOptions;

    @Inject
    SessionCookie cookie;

    @Inject
    CsrfVisitor csrf;

    @Inject
    Layouts layouts;

    @Context
    HttpServletRequest request;

    @GET
    public Response show(@QueryParam("done") @DefaultValue("") String done) {
        Optional<String> deed = Optional.of(done).filter(DEEDS::contains);
        return page(200, layout -> TEMPLATES.accountSecondFactor(layout, factors.of(person.required()), deed))
                .build();
    }

    @GET
    @Path("app")
    public Response askForApp() {
        return page(200, app());
    }

    /** Begins with an app. No redirect: its secret is in this answer, and in one after a wrong code, and nowhere else. */
    @POST
    @Path("app")
    public Response beginApp(@FormParam("current") @DefaultValue("") String current) {
        return proven(app(), current, proof -> {
            AppSetUp made = factors.beginApp(proof, site());
            return page(200, layout -> TEMPLATES.accountApp(layout, made, QrImage.of(made.address()), List.of()))
                    .build();
        });
    }

    /** Counts on the app, once a code shows that it works. */
    @POST
    @Path("app/confirm")
    public Response confirmApp(
            @FormParam("secret") @DefaultValue("") String shown, @FormParam("code") @DefaultValue("") String code) {
        try {
            return changed(factors.confirmApp(person.required(), shown, code, Requests.browser(request)), "app");
        } catch (Invalid wrong) {
            return confirmAgain(422, shown, wrong.errors());
        } catch (ReadOnly closed) {
            return confirmAgain(503, shown, new Invalid("code", "account.readOnly").errors());
        }
    }

    @GET
    @Path("app/remove")
    public Response askToRemoveApp() {
        return page(200, removeApp());
    }

    @POST
    @Path("app/remove")
    public Response removeApp(@FormParam("current") @DefaultValue("") String current) {
        return proven(removeApp(), current, proof -> changed(factors.removeApp(proof), "app-removed"));
    }

    @GET
    @Path("recovery-codes")
    public Response askForCodes() {
        return page(200, codes());
    }

    /** Makes recovery codes. No redirect: this answer is the only one that ever holds them. */
    @POST
    @Path("recovery-codes")
    public Response makeCodes(@FormParam("current") @DefaultValue("") String current) {
        return proven(codes(), current, proof -> changed(factors.newCodes(proof), ""));
    }

    @GET
    @Path("passkeys")
    public Response askForPasskey() {
        return passkeyForm(200, "", List.of());
    }

    /** What the browser's WebAuthn API is called with to make a passkey. */
    @POST
    @Path("passkeys/options")
    @Produces(MediaType.APPLICATION_JSON)
    public Response newPasskeyOptions(
            @FormParam("current") @DefaultValue("") String current, @FormParam("name") @DefaultValue("") String name) {
        return passkeyOptions.of(() -> passkeys.newOptions(
                signIn.prove(person.required(), current, Requests.browser(request)), name, site(), session()));
    }

    /** Takes a new passkey; the password was asked for before the challenge that it answers. */
    @POST
    @Path("passkeys")
    public Response addPasskey(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("credential") @DefaultValue("") String credential) {
        try {
            return changed(
                    passkeys.add(person.required(), name, credential, session(), Requests.browser(request)), "passkey");
        } catch (Invalid invalid) {
            return passkeyForm(422, name, invalid.errors());
        } catch (WrongSecondFactor wrong) {
            return passkeyForm(422, name, new Invalid("name", "account.factor.passkey.refused").errors());
        } catch (ReadOnly closed) {
            return passkeyForm(503, name, new Invalid("name", "account.readOnly").errors());
        }
    }

    @GET
    @Path("passkeys/{id: \\d{1,18}}/remove")
    public Response askToRemovePasskey(@PathParam("id") long id) {
        return page(200, removePasskey(id));
    }

    @POST
    @Path("passkeys/{id: \\d{1,18}}/remove")
    public Response removePasskey(@PathParam("id") long id, @FormParam("current") @DefaultValue("") String current) {
        return proven(
                removePasskey(id), current, proof -> changed(factors.removePasskey(id, proof), "passkey-removed"));
    }

    /** Does something for somebody who types their password, or shows the form again. */
    private Response proven(SecondFactorDeed deed, String current, Function<PasswordProof, Response> change) {
        return password.then(
                current,
                change,
                (status, errors, readOnly) -> page(
                        status, layout -> TEMPLATES.accountSecondFactorDeed(layout, deed.again(errors, readOnly))));
    }

    /** Goes back with the new session's cookie, or shows recovery codes first, which no other answer will. */
    private Response changed(FactorChanged made, String deed) {
        if (made.codes().isEmpty()) {
            return Redirect.to(HOME + "?done=" + deed)
                    .cookie(cookie.carrying(made.session()))
                    .build();
        }
        csrf.welcomeTo(made.session().value());
        return page(200, layout -> TEMPLATES.accountRecoveryCodes(layout, made.codes()))
                .cookie(cookie.carrying(made.session()))
                .build();
    }

    private Response confirmAgain(int status, String shown, List<FieldError> errors) {
        AppSetUp begun;
        try {
            begun = factors.begunApp(person.required(), shown, site());
        } catch (Invalid notBegun) {
            return page(status, app().again(notBegun.errors(), false));
        }
        return page(status, layout -> TEMPLATES.accountApp(layout, begun, QrImage.of(begun.address()), errors))
                .build();
    }

    private Response passkeyForm(int status, String name, List<FieldError> errors) {
        return page(status, layout -> TEMPLATES.accountPasskey(layout, name, errors))
                .build();
    }

    private static SecondFactorDeed app() {
        return new SecondFactorDeed("app", HOME + "/app");
    }

    private static SecondFactorDeed removeApp() {
        return new SecondFactorDeed("removeApp", HOME + "/app/remove");
    }

    private static SecondFactorDeed codes() {
        return new SecondFactorDeed("codes", HOME + "/recovery-codes");
    }

    private SecondFactorDeed removePasskey(long id) {
        String name = factors.of(person.required()).passkeys().stream()
                .filter(passkey -> passkey.id() == id)
                .map(PasskeyView::name)
                .findFirst()
                .orElseThrow(() -> new PasskeyNotFound(id));
        return new SecondFactorDeed("removePasskey", HOME + "/passkeys/" + id + "/remove").about(name);
    }

    private String site() {
        return layouts.layout().siteTitle();
    }

    /** The secret of the session at hand, which a challenge belongs to. */
    private String session() {
        return cookie.of(request).orElseThrow().value();
    }

    private Response page(int status, SecondFactorDeed deed) {
        return page(status, layout -> TEMPLATES.accountSecondFactorDeed(layout, deed))
                .build();
    }

    private Response.ResponseBuilder page(int status, Function<Layout, JteModel> template) {
        Response.ResponseBuilder response = Response.status(status).entity(template.apply(layouts.layout()));
        return status == 503 ? response.header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS) : response;
    }
}
