package org.travessia.media.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.travessia.account.boundary.NeedsScope;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.entity.Scope;
import org.travessia.api.JsonDocument;
import org.travessia.api.Listing;
import org.travessia.api.RecordJson;
import org.travessia.api.Versions;
import org.travessia.media.boundary.ApiMedia.ApiMediaPage;
import org.travessia.media.control.ListMedia;
import org.travessia.media.control.MediaPage;
import org.travessia.media.control.MediaView;
import org.travessia.media.control.WriteMedia;
import org.travessia.platform.Invalid;

/** The library of files for programs, by the use cases that its pages have. */
@Path("/api/v1/media")
@RequestScoped
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "media", description = "The library of files.")
public class MediaLibraryResource {

    @Inject
    ListMedia list;

    @Inject
    WriteMedia write;

    @Inject
    CurrentPerson person;

    @GET
    @NeedsScope(Scope.MEDIA_READ)
    @SecurityRequirement(name = "token", scopes = "media:read")
    @Operation(operationId = "listMedia", summary = "The library, the newest first")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Beginnings of words in names, alternative texts and captions.",
            schema = @Schema(implementation = String.class))
    @Parameter(ref = "before")
    @Parameter(ref = "after")
    @Parameter(ref = "limit")
    @APIResponse(
            responseCode = "200",
            description = "A page; Link (RFC 8288) names the others.",
            content = @Content(schema = @Schema(implementation = ApiMediaPage.class)))
    public Response list(@Context UriInfo uri) {
        Listing listing = Listing.of(uri, Set.of("q"));
        MediaPage page = list.page(
                listing.filter("q").orElse(""),
                listing.beforeId(),
                listing.afterId(),
                listing.limit(),
                person.required());
        ApiMediaPage body =
                new ApiMediaPage(page.rows().stream().map(ApiMedia::of).toList(), listing.next(page.older()));
        return listing.answer(Response.ok(RecordJson.of(body)), page.newer(), page.older())
                .build();
    }

    @GET
    @Path("{id: \\d{1,18}}")
    @NeedsScope(Scope.MEDIA_READ)
    @SecurityRequirement(name = "token", scopes = "media:read")
    @Operation(operationId = "getMedia", summary = "What is known of one file; its bytes are at its url")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @APIResponse(
            responseCode = "200",
            description = "The file; its ETag is what If-Match takes.",
            content = @Content(schema = @Schema(implementation = ApiMedia.class)))
    @APIResponse(responseCode = "304", description = "It is as If-None-Match says.")
    public Response one(@PathParam("id") long id, @Context Request request) {
        MediaView file = list.one(id, person.required());
        return Versions.answer(request, file.version(), ApiMedia.of(file));
    }

    @POST
    @NeedsScope(Scope.MEDIA_WRITE)
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "image/*", "audio/*", "video/*", "application/pdf", "application/zip"
    })
    @SecurityRequirement(name = "token", scopes = "media:write")
    @Operation(
            operationId = "uploadMedia",
            summary = "Bring a file",
            description = "The body is the file, 10 MB at most. What it is, its bytes say, not its name and type.")
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            required = true,
            description = "Its name; the address ends in a safe form of it.",
            example = "boat.jpg",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "alt",
            in = ParameterIn.QUERY,
            description = "What is to be seen.",
            schema = @Schema(implementation = String.class))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "Taken; Location says where it is.",
            content = @Content(schema = @Schema(implementation = ApiMedia.class)))
    public Response upload(@Context UriInfo uri, InputStream body) {
        String name =
                Optional.ofNullable(uri.getQueryParameters().getFirst("name")).orElse("");
        String alt =
                Optional.ofNullable(uri.getQueryParameters().getFirst("alt")).orElse("");
        if (name.isBlank()) {
            throw new Invalid("name", "api.media.name");
        }
        long id;
        try {
            id = UploadedFiles.body(body, bytes -> write.upload(bytes, name, alt, person.required()));
        } catch (Invalid invalid) {
            throw refusal(invalid);
        }
        return Response.fromResponse(whole(id))
                .status(Response.Status.CREATED)
                .location(URI.create("/api/v1/media/" + id))
                .build();
    }

    @PATCH
    @Path("{id: \\d{1,18}}")
    @NeedsScope(Scope.MEDIA_WRITE)
    @Consumes({JsonDocument.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @SecurityRequirement(name = "token", scopes = "media:write")
    @Operation(operationId = "describeMedia", summary = "Say what a file shows")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @Parameter(ref = "If-Match")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JsonDocument.MERGE_PATCH,
                            schema = @Schema(implementation = MediaDocument.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed.",
            content = @Content(schema = @Schema(implementation = ApiMedia.class)))
    public Response describe(@PathParam("id") long id, @Context HttpHeaders headers, InputStream body) {
        int expected = Versions.expected(headers);
        MediaDocument document = MediaDocument.read(body);
        MediaView before = list.one(id, person.required());
        write.describe(
                id,
                document.alt().orElse(before.row().alt()),
                document.caption().orElse(before.caption()),
                expected,
                person.required());
        return whole(id);
    }

    @DELETE
    @Path("{id: \\d{1,18}}")
    // Of success there is nothing to say: who takes problems only is welcome.
    @Produces(MediaType.WILDCARD)
    @NeedsScope(Scope.MEDIA_WRITE)
    @SecurityRequirement(name = "token", scopes = "media:write")
    @Operation(
            operationId = "deleteMedia",
            summary = "Remove a file for good",
            description = "Whether or not posts name it: ask for its member used before.")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @APIResponse(responseCode = "204", description = "Gone.")
    public Response delete(@PathParam("id") long id) {
        write.delete(id, person.required());
        return Response.noContent().build();
    }

    private Response whole(long id) {
        MediaView file = list.one(id, person.required());
        return Versions.answer(file.version(), ApiMedia.of(file)).build();
    }

    /** What HTTP has statuses of its own for. */
    private static RuntimeException refusal(Invalid invalid) {
        return switch (invalid.errors().get(0).messageKey()) {
            case "media.tooLarge" -> new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
            case "media.unknownFormat" -> new NotSupportedException();
            default -> invalid;
        };
    }
}
