package org.travessia.comment.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
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
import org.travessia.api.Listing;
import org.travessia.api.RecordJson;
import org.travessia.api.Versions;
import org.travessia.comment.boundary.ApiComment.ApiComments;
import org.travessia.comment.control.CommentFilter;
import org.travessia.comment.control.CommentPage;
import org.travessia.comment.control.CommentRow;
import org.travessia.comment.control.ModerateComments;
import org.travessia.comment.entity.CommentStatus;
import org.travessia.idempotency.boundary.Idempotent;
import org.travessia.platform.Invalid;
import org.travessia.post.control.PostFilter;

/** The queue of comments for programs: editors and administrators look after all, authors after those on their own posts. */
@Path("/api/v1/comments")
@RequestScoped
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "comments", description = "Look after comments.")
public class CommentsResource {

    @Inject
    ModerateComments moderate;

    @Inject
    CurrentPerson person;

    @GET
    @NeedsScope(Scope.COMMENTS_MODERATE)
    @SecurityRequirement(name = "token", scopes = "comments:moderate")
    @Operation(
            operationId = "listComments",
            summary = "The comments that the token's person looks after, the newest first")
    @Parameter(name = "status", in = ParameterIn.QUERY, schema = @Schema(implementation = CommentStatus.class))
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Beginnings of words.",
            schema = @Schema(implementation = String.class))
    @Parameter(ref = "before")
    @Parameter(ref = "after")
    @Parameter(ref = "limit")
    @APIResponse(
            responseCode = "200",
            description = "A page; Link (RFC 8288) names the others.",
            content = @Content(schema = @Schema(implementation = ApiComments.class)))
    public Response list(@Context UriInfo uri) {
        Listing listing = Listing.of(uri, Set.of("status", "q"));
        CommentFilter filter = new CommentFilter(
                listing.filter("status", CommentStatus.class),
                listing.filter("q").flatMap(PostFilter::words),
                Optional.empty());
        CommentPage page =
                moderate.page(filter, listing.beforeId(), listing.afterId(), listing.limit(), person.required());
        ApiComments body =
                new ApiComments(page.rows().stream().map(ApiComment::of).toList(), listing.next(page.older()));
        return listing.answer(Response.ok(RecordJson.of(body)), page.newer(), page.older())
                .build();
    }

    @GET
    @Path("{id: \\d{1,18}}")
    @NeedsScope(Scope.COMMENTS_MODERATE)
    @SecurityRequirement(name = "token", scopes = "comments:moderate")
    @Operation(operationId = "getComment", summary = "One comment")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @APIResponse(
            responseCode = "200",
            description = "The comment; its ETag is what If-Match takes.",
            content = @Content(schema = @Schema(implementation = ApiComment.class)))
    @APIResponse(responseCode = "304", description = "It is as If-None-Match says.")
    public Response one(@PathParam("id") long id, @Context Request request) {
        CommentRow comment = moderate.one(id, person.required());
        return Versions.answer(request, comment.version(), ApiComment.of(comment));
    }

    @PUT
    @Path("{id: \\d{1,18}}/decision")
    @NeedsScope(Scope.COMMENTS_MODERATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "token", scopes = "comments:moderate")
    @Operation(operationId = "decideComment", summary = "Approve a comment, call it spam, throw it away, take it back")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DecisionDocument.class)))
    @APIResponse(
            responseCode = "200",
            description = "Decided, or it was so already.",
            content = @Content(schema = @Schema(implementation = ApiComment.class)))
    public Response decide(@PathParam("id") long id, InputStream body) {
        DecisionDocument document = DecisionDocument.read(body);
        moderate.one(id, person.required());
        moderate.decide(List.of(id), document.decision(), person.required());
        return whole(id);
    }

    @PUT
    @Path("{id: \\d{1,18}}")
    @NeedsScope(Scope.COMMENTS_MODERATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "token", scopes = "comments:moderate")
    @Operation(operationId = "editComment", summary = "Replace a comment's text")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @Parameter(ref = "If-Match")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CommentDocument.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed.",
            content = @Content(schema = @Schema(implementation = ApiComment.class)))
    public Response edit(@PathParam("id") long id, @Context HttpHeaders headers, InputStream body) {
        int expected = Versions.expected(headers);
        String markdown = CommentDocument.read(body).markdown();
        said(() -> {
            moderate.edit(id, markdown, expected, person.required());
            return id;
        });
        return whole(id);
    }

    @POST
    @Path("{id: \\d{1,18}}/replies")
    @NeedsScope(Scope.COMMENTS_MODERATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @SecurityRequirement(name = "token", scopes = "comments:moderate")
    @Operation(operationId = "replyToComment", summary = "Answer a comment, which is approved with it if it waited")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @Parameter(ref = "Idempotency-Key")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CommentDocument.class)))
    @APIResponse(
            responseCode = "201",
            description = "Answered; Location says where the answer is.",
            content = @Content(schema = @Schema(implementation = ApiComment.class)))
    public Response reply(@PathParam("id") long id, InputStream body) {
        String markdown = CommentDocument.read(body).markdown();
        long answer = said(() -> moderate.reply(id, markdown, person.required()));
        return Response.fromResponse(whole(answer))
                .status(Response.Status.CREATED)
                .location(URI.create("/api/v1/comments/" + answer))
                .build();
    }

    /** The use cases know the text by the name that it has in forms. */
    private static <T> T said(Supplier<T> deed) {
        try {
            return deed.get();
        } catch (Invalid invalid) {
            throw invalid.called("text", "markdown");
        }
    }

    private Response whole(long id) {
        CommentRow comment = moderate.one(id, person.required());
        return Versions.answer(comment.version(), ApiComment.of(comment)).build();
    }
}
