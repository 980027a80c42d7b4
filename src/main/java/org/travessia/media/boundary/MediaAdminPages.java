package org.travessia.media.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.travessia.account.control.Actor;
import org.travessia.account.control.CurrentPerson;
import org.travessia.api.Problem;
import org.travessia.media.boundary.MediaListPage.NotTaken;
import org.travessia.media.control.ListMedia;
import org.travessia.media.control.MediaPage;
import org.travessia.media.control.MediaView;
import org.travessia.media.control.WriteMedia;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.RowId;
import org.travessia.platform.StaleVersion;
import org.travessia.web.Layouts;
import org.travessia.web.Messages;
import org.travessia.web.Visitor;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** The library of files: everybody who writes sees it and adds to it; the editor of posts adds to it by the same address, in JSON. */
@Path("/admin/media")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class MediaAdminPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ListMedia list;

    @Inject
    WriteMedia write;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @Inject
    Visitor visitor;

    @GET
    public JteModel list(
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("before") Optional<String> before,
            @QueryParam("after") Optional<String> after,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("count") @DefaultValue("0") int count) {
        MediaPage page = list.page(
                query,
                before.map(text -> RowId.parse("before", text)),
                after.map(text -> RowId.parse("after", text)),
                person.required());
        String known = done.equals("uploaded") || done.equals("deleted") ? done : "";
        return TEMPLATES.adminMedia(layouts.layout(), new MediaListPage(page, query, known, count, List.of()));
    }

    /** A page of the library's pictures, for the editor of posts: one is chosen there. */
    @GET
    @Path("pictures")
    @Produces(MediaType.APPLICATION_JSON)
    public Response pictures(
            @QueryParam("q") @DefaultValue("") String query, @QueryParam("before") Optional<String> before) {
        MediaPage page =
                list.page(query, before.map(text -> RowId.parse("before", text)), Optional.empty(), person.required());
        JsonArrayBuilder pictures = Json.createArrayBuilder();
        page.rows().stream()
                .filter(row -> row.format().isImage())
                .forEach(row -> pictures.add(Json.createObjectBuilder()
                        .add("url", row.url())
                        .add("name", row.name().value())
                        .add("alt", row.alt())
                        .add("thumbnail", row.thumbnail().orElseGet(row::url))));
        JsonObjectBuilder json = Json.createObjectBuilder().add("pictures", pictures);
        page.older().ifPresent(id -> json.add("older", String.valueOf(id)));
        return Response.ok(json.build())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    /** Takes the files of the form; each on its own, so that a bad one does not keep the others out. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(List<EntityPart> parts) {
        Actor uploader = person.required();
        List<NotTaken> problems = new ArrayList<>();
        List<Long> taken = new ArrayList<>();
        try {
            UploadedFiles.each(parts, WriteMedia.MOST_FILES, (bytes, name) -> {
                try {
                    taken.add(write.upload(bytes, name, "", uploader));
                } catch (Invalid invalid) {
                    problems.add(new NotTaken(name, invalid.errors().get(0)));
                }
            });
        } catch (Invalid invalid) {
            problems.add(new NotTaken("", invalid.errors().get(0)));
        }
        if (problems.isEmpty()) {
            return seeOther("/admin/media?done=uploaded&count=" + taken.size());
        }
        MediaPage page = list.page("", Optional.empty(), Optional.empty(), uploader);
        return Response.status(status(problems.get(0).error()))
                .entity(TEMPLATES.adminMedia(
                        layouts.layout(),
                        new MediaListPage(page, "", taken.isEmpty() ? "" : "uploaded", taken.size(), problems)))
                .build();
    }

    /** One file, for the editor of posts: {@code file}, and {@code alt} if there are words for it. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    public Response uploadFromEditor(List<EntityPart> parts) {
        Actor uploader = person.required();
        try {
            String alt = UploadedFiles.text(parts, "alt");
            List<Long> taken = new ArrayList<>();
            UploadedFiles.each(parts, 1, (bytes, name) -> taken.add(write.upload(bytes, name, alt, uploader)));
            MediaView file = list.one(taken.get(0), uploader);
            JsonObjectBuilder json = Json.createObjectBuilder()
                    .add("url", file.row().url())
                    .add("alt", file.row().alt())
                    .add("name", file.row().name().value())
                    .add("markdown", file.markdown());
            file.row().width().ifPresent(width -> json.add("width", width));
            file.row().height().ifPresent(height -> json.add("height", height));
            return Response.status(Response.Status.CREATED)
                    .header(HttpHeaders.LOCATION, "/admin/media/" + file.row().id())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .entity(json.build())
                    .build();
        } catch (Invalid invalid) {
            FieldError error = invalid.errors().get(0);
            return problem(
                    status(error), text(error.messageKey(), error.arguments().toArray()), invalid.errors());
        } catch (ReadOnly closed) {
            return Response.fromResponse(problem(503, text("error.readOnly.detail"), List.of()))
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public JteModel one(@PathParam("id") long id, @QueryParam("done") @DefaultValue("") String done) {
        String known = done.equals("saved") || done.equals("replaced") ? done : "";
        return TEMPLATES.adminMediaItem(layouts.layout(), MediaItemPage.of(list.one(id, person.required()), known));
    }

    @POST
    @Path("{id: \\d{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response describe(
            @PathParam("id") long id,
            @FormParam("alt") @DefaultValue("") String alt,
            @FormParam("caption") @DefaultValue("") String caption,
            @FormParam("version") @DefaultValue("") String version) {
        Actor editor = person.required();
        try {
            // A form without its version would overwrite other people's words: no version matches -1.
            write.describe(id, alt, caption, version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1, editor);
            return seeOther("/admin/media/" + id + "?done=saved");
        } catch (Invalid invalid) {
            return item(422, new MediaItemPage(list.one(id, editor), alt, caption, invalid.errors(), ""));
        } catch (StaleVersion stale) {
            return item(409, new MediaItemPage(list.one(id, editor), alt, caption, List.of(), "stale"));
        }
    }

    @POST
    @Path("{id: \\d{1,18}}/replace")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response replace(@PathParam("id") long id, List<EntityPart> parts) {
        Actor editor = person.required();
        try {
            UploadedFiles.each(parts, 1, (bytes, name) -> write.replace(id, bytes, editor));
            return seeOther("/admin/media/" + id + "?done=replaced");
        } catch (Invalid invalid) {
            MediaView file = list.one(id, editor);
            return item(
                    status(invalid.errors().get(0)),
                    new MediaItemPage(file, file.row().alt(), file.caption(), invalid.errors(), ""));
        }
    }

    @GET
    @Path("{id: \\d{1,18}}/delete")
    public JteModel confirmDelete(@PathParam("id") long id) {
        MediaView file = list.one(id, person.required());
        if (!file.replaceable()) {
            throw new Forbidden("file " + id + " is not this person's to delete");
        }
        return TEMPLATES.adminMediaDelete(layouts.layout(), file);
    }

    @POST
    @Path("{id: \\d{1,18}}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") long id) {
        write.delete(id, person.required());
        return seeOther("/admin/media?done=deleted&count=1");
    }

    /** The files that no post names, all ticked: what is shown is what the button deletes. */
    @GET
    @Path("unused")
    public JteModel unused(@QueryParam("before") Optional<String> before, @QueryParam("after") Optional<String> after) {
        return TEMPLATES.adminMediaUnused(
                layouts.layout(),
                list.unused(
                        before.map(text -> RowId.parse("before", text)),
                        after.map(text -> RowId.parse("after", text)),
                        person.required()));
    }

    @POST
    @Path("unused")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response deleteUnused(@FormParam("id") List<Long> ids) {
        if (ids.size() > ListMedia.PAGE) {
            throw new Invalid("id", "media.tooMany", ListMedia.PAGE);
        }
        return seeOther("/admin/media?done=deleted&count=" + write.deleteUnused(ids, person.required()));
    }

    private Response item(int status, MediaItemPage page) {
        return Response.status(status)
                .entity(TEMPLATES.adminMediaItem(layouts.layout(), page))
                .build();
    }

    private Response problem(int status, String detail, List<FieldError> errors) {
        return new Problem(
                        status,
                        text("media.notTaken"),
                        detail,
                        Optional.ofNullable(MDC.get("requestId"))
                                .map(Object::toString)
                                .orElse(""),
                        errors.stream()
                                .map(error -> new Problem.Member(
                                        error.field(),
                                        text(
                                                error.messageKey(),
                                                error.arguments().toArray())))
                                .toList())
                .response()
                .build();
    }

    private String text(String key, Object... arguments) {
        return Messages.in(visitor.locale()).text(key, arguments);
    }

    /** What the reason means in HTTP: the content is too large, of an unsupported type, or breaks a rule. */
    private static int status(FieldError error) {
        return switch (error.messageKey()) {
            case "media.tooLarge" -> 413;
            case "media.unknownFormat" -> 415;
            default -> 422;
        };
    }

    private static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
