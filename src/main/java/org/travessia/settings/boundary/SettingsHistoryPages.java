package org.travessia.settings.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.travessia.account.boundary.Redirect;
import org.travessia.account.control.CurrentPerson;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.RowId;
import org.travessia.platform.StaleVersion;
import org.travessia.settings.control.ChangeSettings;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where administrators see how the settings came to be what they are, and put earlier ones back. */
@Path(SettingsHistoryPage.PATH)
@RolesAllowed("ADMINISTRATOR")
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SettingsHistoryPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ChangeSettings settings;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public JteModel list(
            @QueryParam("before") Optional<String> before, @QueryParam("done") @DefaultValue("") String done) {
        return page(before.map(text -> RowId.parse("before", text)), List.of(), done.equals("putBack") ? done : "");
    }

    /** Makes the settings again what they were before a change; that is a change as any other, and can be taken back as well. */
    @POST
    @Path("{id: \\d{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response putBack(@PathParam("id") long id, @FormParam("version") @DefaultValue("") String version) {
        try {
            settings.putBack(id, version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1, person.required());
            return Redirect.to(SettingsHistoryPage.PATH + "?done=putBack").build();
        } catch (Invalid invalid) {
            return answer(422, invalid.errors(), "").build();
        } catch (StaleVersion stale) {
            return answer(409, List.of(), "conflict").build();
        } catch (ReadOnly closed) {
            return answer(503, List.of(), "readOnly")
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private Response.ResponseBuilder answer(int status, List<FieldError> errors, String done) {
        return Response.status(status).entity(page(Optional.empty(), errors, done));
    }

    private JteModel page(Optional<Long> before, List<FieldError> errors, String done) {
        return TEMPLATES.adminSettingsHistory(
                layouts.layout(), new SettingsHistoryPage(settings.history(before, person.required()), errors, done));
    }
}
