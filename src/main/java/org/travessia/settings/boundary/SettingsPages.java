package org.travessia.settings.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.travessia.account.control.CurrentPerson;
import org.travessia.platform.Invalid;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.StaleVersion;
import org.travessia.settings.control.ChangeSettings;
import org.travessia.settings.control.Settings;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where administrators set up the site. */
@Path("/admin/settings")
@RolesAllowed("ADMINISTRATOR")
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SettingsPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ChangeSettings settings;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public JteModel show(@QueryParam("saved") boolean saved) {
        SettingsView view = SettingsView.of(settings.settings(person.required()));
        return page(saved ? view.justSaved() : view);
    }

    /** Saves, or changes the rows of the form: those buttons send the form as well, so that they need no script. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> sent) {
        SettingsForm form = new SettingsForm(sent);
        Settings typed = form.settings();
        SettingsView view = SettingsView.of(typed);
        Optional<SettingsView> changed = view.after(form.action());
        if (changed.isPresent()) {
            return Response.ok(page(changed.get())).build();
        }
        try {
            settings.change(typed, person.required());
            return Response.seeOther(URI.create("/admin/settings?saved=true")).build();
        } catch (Invalid invalid) {
            return Response.status(422)
                    .entity(page(view.with(invalid.errors())))
                    .build();
        } catch (StaleVersion stale) {
            return conflict(view);
        } catch (ReadOnly closed) {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .entity(page(view.notTaken()))
                    .build();
        }
    }

    /** The form with what was typed, from their version on: the next press of the button is an answer to what is shown. */
    private Response conflict(SettingsView view) {
        Settings theirs = settings.settings(person.required());
        return Response.status(Response.Status.CONFLICT)
                .entity(page(
                        SettingsView.of(view.settings().from(theirs.version())).conflictsWith(theirs)))
                .build();
    }

    private JteModel page(SettingsView view) {
        return TEMPLATES.adminSettings(layouts.layout(), view);
    }
}
