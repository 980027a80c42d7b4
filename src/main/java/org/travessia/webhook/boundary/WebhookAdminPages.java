package org.travessia.webhook.boundary;

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
import java.util.Set;
import org.travessia.account.boundary.Redirect;
import org.travessia.account.control.CurrentPerson;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.RowId;
import org.travessia.platform.StaleVersion;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;
import org.travessia.webhook.control.TendWebhooks;
import org.travessia.webhook.control.TendWebhooks.Made;
import org.travessia.webhook.control.WantedEndpoint;

/** Where administrators say who is told what happens on the blog, and see what became of it. */
@Path(WebhookAdminPages.PATH)
@RolesAllowed("ADMINISTRATOR")
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class WebhookAdminPages {

    static final String PATH = "/admin/webhooks";

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final Set<String> DEEDS = Set.of("saved", "tested", "again");
    private static final WantedEndpoint NOTHING = new WantedEndpoint("", "", List.of(), true, Optional.empty());

    @Inject
    TendWebhooks webhooks;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public Response list(@QueryParam("done") @DefaultValue("") String done) {
        return list(200, NOTHING, List.of(), done.equals("deleted") ? done : "").build();
    }

    /** Makes one. No redirect: this answer is the only one that ever holds the secret. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(
            @FormParam("url") @DefaultValue("") String url,
            @FormParam("description") @DefaultValue("") String description,
            @FormParam("events") List<String> events) {
        WantedEndpoint typed = new WantedEndpoint(url, description, events, true, Optional.empty());
        try {
            Made made = webhooks.create(typed, person.required());
            return page(
                            200,
                            one(made.id(), Optional.empty())
                                    .showing(made.secret().value(), "created"))
                    .build();
        } catch (Invalid invalid) {
            return list(422, typed, invalid.errors(), "").build();
        } catch (ReadOnly closed) {
            return list(503, typed, List.of(), "readOnly")
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public Response show(
            @PathParam("id") long id,
            @QueryParam("before") Optional<String> before,
            @QueryParam("done") @DefaultValue("") String done) {
        WebhookPage view = one(id, before.map(text -> RowId.parse("before", text)));
        return page(200, DEEDS.contains(done) ? view.saying(done) : view).build();
    }

    @POST
    @Path("{id: \\d{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("id") long id,
            @FormParam("url") @DefaultValue("") String url,
            @FormParam("description") @DefaultValue("") String description,
            @FormParam("events") List<String> events,
            @FormParam("active") boolean active,
            @FormParam("version") @DefaultValue("") String version) {
        WantedEndpoint typed = new WantedEndpoint(
                url,
                description,
                events,
                active,
                Optional.of(version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1));
        try {
            webhooks.change(id, typed, person.required());
            return to(id, "saved");
        } catch (Invalid invalid) {
            return page(422, one(id, Optional.empty()).typed(typed, invalid.errors()))
                    .build();
        } catch (StaleVersion stale) {
            return page(409, one(id, Optional.empty()).typed(typed, List.of()).saying("conflict"))
                    .build();
        } catch (ReadOnly closed) {
            return page(503, one(id, Optional.empty()).typed(typed, List.of()).saying("readOnly"))
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    /** Makes a new secret, which only this answer holds. */
    @POST
    @Path("{id: \\d{1,18}}/secret")
    public Response rotate(@PathParam("id") long id) {
        Made made = webhooks.rotate(id, person.required());
        return page(200, one(id, Optional.empty()).showing(made.secret().value(), "rotated"))
                .build();
    }

    @POST
    @Path("{id: \\d{1,18}}/test")
    public Response test(@PathParam("id") long id) {
        webhooks.test(id, person.required());
        return to(id, "tested");
    }

    @POST
    @Path("{id: \\d{1,18}}/deliveries/{delivery: \\d{1,18}}/again")
    public Response again(@PathParam("id") long id, @PathParam("delivery") long delivery) {
        webhooks.again(id, delivery, person.required());
        return to(id, "again");
    }

    @POST
    @Path("{id: \\d{1,18}}/delete")
    public Response delete(@PathParam("id") long id) {
        webhooks.delete(id, person.required());
        return Redirect.to(PATH + "?done=deleted").build();
    }

    private WebhookPage one(long id, Optional<Long> before) {
        return WebhookPage.of(webhooks.log(id, before, person.required()));
    }

    private Response.ResponseBuilder page(int status, WebhookPage view) {
        return Response.status(status).entity(TEMPLATES.adminWebhook(layouts.layout(), view));
    }

    private Response.ResponseBuilder list(int status, WantedEndpoint typed, List<FieldError> errors, String done) {
        JteModel page = TEMPLATES.adminWebhooks(
                layouts.layout(), new WebhookListPage(webhooks.all(person.required()), typed, errors, done));
        return Response.status(status).entity(page);
    }

    private static Response to(long id, String done) {
        return Redirect.to(PATH + "/" + id + "?done=" + done).build();
    }
}
