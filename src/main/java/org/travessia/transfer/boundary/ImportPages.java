package org.travessia.transfer.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.travessia.account.control.Actor;
import org.travessia.account.control.CurrentPerson;
import org.travessia.media.boundary.UploadedFiles;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.transfer.control.ImportInBackground;
import org.travessia.web.Layout;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where administrators bring another blog in: a rehearsal first, if they like, whose report they read before anything is changed. */
@Path(ImportPages.PATH)
@RolesAllowed("ADMINISTRATOR")
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class ImportPages {

    static final String PATH = "/admin/import";

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final String SECONDS_TO_LOOK_AGAIN = "2";

    @Inject
    ImportInBackground imports;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public JteModel form() {
        return TEMPLATES.adminImport(layouts.layout(), imports.newest(person.required()), List.of());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response start(List<EntityPart> parts) {
        Actor actor = person.required();
        Layout layout = layouts.layout();
        try {
            boolean rehearsal = UploadedFiles.text(parts, "rehearsal").equals("true");
            AtomicLong started = new AtomicLong();
            UploadedFiles.one(
                    parts, (file, name) -> started.set(imports.start(file, name, layout.zone(), rehearsal, actor)));
            return seeOther(started.get());
        } catch (Invalid invalid) {
            return refused(422, invalid.errors());
        } catch (ReadOnly closed) {
            return Response.fromResponse(refused(503, List.of(new FieldError("file", "import.readOnly", List.of()))))
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    /** What became of one; while it is at work, the browser looks again by itself. */
    @GET
    @Path("{id: \\d{1,18}}")
    public Response one(@PathParam("id") long id) {
        ImportInBackground.Shown run = imports.one(id, person.required());
        Response.ResponseBuilder answer = Response.ok(TEMPLATES.adminImportRun(layouts.layout(), run));
        return run.finishedAt().isPresent()
                ? answer.build()
                : answer.header("Refresh", SECONDS_TO_LOOK_AGAIN).build();
    }

    /** Does what was rehearsed. */
    @POST
    @Path("{id: \\d{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response inEarnest(@PathParam("id") long id) {
        try {
            return seeOther(imports.inEarnest(id, person.required()));
        } catch (Invalid invalid) {
            return refused(422, invalid.errors());
        }
    }

    private Response refused(int status, List<FieldError> errors) {
        return Response.status(status)
                .entity(TEMPLATES.adminImport(layouts.layout(), imports.newest(person.required()), errors))
                .build();
    }

    private static Response seeOther(long id) {
        return Response.seeOther(URI.create(PATH + "/" + id)).build();
    }
}
