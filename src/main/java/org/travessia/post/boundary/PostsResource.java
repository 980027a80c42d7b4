package org.travessia.post.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.travessia.account.boundary.NeedsScope;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.entity.Scope;
import org.travessia.api.JsonDocument;
import org.travessia.api.Listing;
import org.travessia.api.RecordJson;
import org.travessia.api.Versions;
import org.travessia.idempotency.boundary.Idempotent;
import org.travessia.platform.Invalid;
import org.travessia.post.control.BrowsePosts;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.ListPosts;
import org.travessia.post.control.Page;
import org.travessia.post.control.PostFilter;
import org.travessia.post.control.PostOrder;
import org.travessia.post.control.PostRow;
import org.travessia.post.control.PostSource;
import org.travessia.post.control.PostSummary;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.control.WritePost;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.tag.control.ReadTerms;
import org.travessia.tag.entity.TermKind;

/**
 * Posts and pages for programs. Everybody may read what is published; a personal access token reads and writes with its person's rights,
 * by the use cases that the pages have. A change names the version it began from ({@code If-Match}, RFC 9110), so that nobody's work is
 * overwritten.
 */
@Path("/api/v1/posts")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "posts", description = "Read and write posts and pages.")
public class PostsResource {

    @Inject
    ReadPosts posts;

    @Inject
    BrowsePosts browse;

    @Inject
    ListPosts list;

    @Inject
    ReadTerms terms;

    @Inject
    WritePost write;

    @Inject
    CurrentPerson person;

    @Inject
    Clock clock;

    @GET
    @NeedsScope(Scope.POSTS_READ)
    @Operation(
            operationId = "listPosts",
            summary = "Published posts, or those that the token's person may edit",
            description =
                    "Without status: what everybody finds, the newest first; at most one of tag, category and author."
                            + " With status: posts and pages that the person may edit, all for editors and administrators.")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Of those that the person may edit; needs a token.",
            schema = @Schema(implementation = ApiListedStatus.class))
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "With status.",
            schema = @Schema(implementation = PostKind.class))
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "With status: beginnings of words in title and text.",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "order",
            in = ParameterIn.QUERY,
            description = "With status.",
            schema =
                    @Schema(
                            implementation = String.class,
                            defaultValue = "changed",
                            enumeration = {"changed", "changed-first", "newest", "oldest", "title", "title-last"}))
    @Parameter(
            name = "author",
            in = ParameterIn.QUERY,
            description = "A username.",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "tag",
            in = ParameterIn.QUERY,
            description = "A tag's slug; not with status.",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "category",
            in = ParameterIn.QUERY,
            description = "A category's slug; not with status.",
            schema = @Schema(implementation = String.class))
    @Parameter(ref = "before")
    @Parameter(ref = "after")
    @Parameter(ref = "limit")
    @SecurityRequirementsSet(@SecurityRequirement(name = "token", scopes = "posts:read"))
    @SecurityRequirementsSet
    @APIResponse(
            responseCode = "200",
            description = "A page; Link (RFC 8288) names the others.",
            content = @Content(schema = @Schema(implementation = ApiPosts.class)))
    public Response list(@Context UriInfo uri) {
        Listing listing = Listing.of(uri, Set.of("status", "kind", "q", "order", "author", "tag", "category"));
        Optional<ApiListedStatus> status = listing.filter("status", ApiListedStatus.class);
        if (status.isPresent()) {
            refuse(listing, "tag", "category");
            Page<PostRow> page = editable(listing, status.get());
            return answer(listing, page, page.rows().stream().map(ApiPostSummary::of));
        }
        refuse(listing, "kind", "q", "order");
        Page<PostSummary> page = published(listing);
        return answer(listing, page, page.rows().stream().map(ApiPostSummary::of));
    }

    private Page<PostRow> editable(Listing listing, ApiListedStatus status) {
        String order = listing.filter("order").orElse("changed");
        PostOrder known = PostOrder.of(order);
        if (!order.equals("changed") && !known.word().equals(order) || order.isEmpty()) {
            throw new Invalid("order", "api.parameter.unknown");
        }
        Optional<PostStatus> wanted = Stream.of(PostStatus.values())
                .filter(one -> one.name().equals(status.name()))
                .findFirst();
        return list.page(
                new PostFilter(
                        wanted,
                        Optional.empty(),
                        listing.filter("q").flatMap(PostFilter::words),
                        Optional.empty(),
                        listing.filter("author"),
                        listing.filter("kind", PostKind.class),
                        status == ApiListedStatus.TRASH),
                known,
                before(listing),
                after(listing),
                listing.limit(),
                person.required());
    }

    private Page<PostSummary> published(Listing listing) {
        Optional<String> tag = listing.filter("tag");
        Optional<String> category = listing.filter("category");
        Optional<String> author = listing.filter("author");
        if (tag.isPresent()) {
            refuse(listing, "category", "author");
        } else if (category.isPresent()) {
            refuse(listing, "author");
        }
        Optional<Cursor> before = before(listing);
        Optional<Cursor> after = after(listing);
        int limit = listing.limit();
        if (tag.isPresent() || category.isPresent()) {
            TermKind kind = tag.isPresent() ? TermKind.TAG : TermKind.CATEGORY;
            return browse.under(terms.bySlug(kind, tag.or(() -> category).get()), before, after, limit);
        }
        return author.isPresent()
                ? browse.by(browse.author(author.get()), before, after, limit)
                : posts.published(before, after, limit);
    }

    @GET
    @Path("{id: \\d{1,18}}")
    @NeedsScope(Scope.POSTS_READ)
    @SecurityRequirementsSet(@SecurityRequirement(name = "token", scopes = "posts:read"))
    @SecurityRequirementsSet
    @Operation(operationId = "getPost", summary = "One post with its text; a draft only for people who may edit it")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @APIResponse(
            responseCode = "200",
            description = "The post; its ETag is what If-Match takes.",
            content = @Content(schema = @Schema(implementation = ApiPost.class)))
    @APIResponse(responseCode = "304", description = "It is as If-None-Match says.")
    public Response one(@PathParam("id") long id, @Context Request request) {
        PostSource post = posts.source(id, person.actor());
        return Versions.answer(request, post.version(), ApiPost.of(post));
    }

    @POST
    @NeedsScope(Scope.POSTS_WRITE)
    @RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @SecurityRequirement(name = "token", scopes = "posts:write")
    @Operation(operationId = "createPost", summary = "Write a post or a page")
    @Parameter(ref = "Idempotency-Key")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PostDocument.class)))
    @APIResponse(
            responseCode = "201",
            description = "Written; Location says where it is.",
            content = @Content(schema = @Schema(implementation = ApiPost.class)))
    public Response create(InputStream body) {
        long id = write.create(PostDocument.read(body).asNew(person.required().id(), clock));
        return Response.fromResponse(whole(id))
                .status(Response.Status.CREATED)
                .location(URI.create("/api/v1/posts/" + id))
                .build();
    }

    @PUT
    @Path("{id: \\d{1,18}}")
    @NeedsScope(Scope.POSTS_WRITE)
    @RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "token", scopes = "posts:write")
    @Operation(
            operationId = "replacePost",
            summary = "Replace a post's title and text",
            description = "Whatever else is left out stays as it is.")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @Parameter(ref = "If-Match")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PostDocument.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed.",
            content = @Content(schema = @Schema(implementation = ApiPost.class)))
    public Response replace(@PathParam("id") long id, @Context HttpHeaders headers, InputStream body) {
        return save(id, headers, body, true);
    }

    @PATCH
    @Path("{id: \\d{1,18}}")
    @NeedsScope(Scope.POSTS_WRITE)
    @RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
    @Consumes({JsonDocument.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @SecurityRequirement(name = "token", scopes = "posts:write")
    @Operation(
            operationId = "changePost",
            summary = "Change some of a post: publish, schedule, withdraw, file, rename it",
            description = "A merge patch (RFC 7396): what is left out stays as it is, null takes it away.")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @Parameter(ref = "If-Match")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JsonDocument.MERGE_PATCH,
                            schema = @Schema(implementation = PostDocument.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed.",
            content = @Content(schema = @Schema(implementation = ApiPost.class)))
    public Response change(@PathParam("id") long id, @Context HttpHeaders headers, InputStream body) {
        return save(id, headers, body, false);
    }

    @DELETE
    @Path("{id: \\d{1,18}}")
    // Of success there is nothing to say: who takes problems only is welcome.
    @Produces(MediaType.WILDCARD)
    @NeedsScope(Scope.POSTS_WRITE)
    @RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
    @SecurityRequirement(name = "token", scopes = "posts:write")
    @Operation(
            operationId = "deletePost",
            summary = "Throw a post away",
            description = "It lies in the trash for 30 days, from which it can come back.")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @Parameter(ref = "If-Match")
    @APIResponse(responseCode = "204", description = "Thrown away.")
    public Response delete(@PathParam("id") long id, @Context HttpHeaders headers) {
        write.trash(
                id, Optional.of(Versions.expected(headers)), person.required().id());
        return Response.noContent().build();
    }

    @POST
    @Path("{id: \\d{1,18}}/restore")
    @NeedsScope(Scope.POSTS_WRITE)
    @RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
    @SecurityRequirement(name = "token", scopes = "posts:write")
    @Operation(operationId = "restorePost", summary = "Take a post out of the trash")
    @Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(implementation = Long.class))
    @APIResponse(
            responseCode = "200",
            description = "It is as it was.",
            content = @Content(schema = @Schema(implementation = ApiPost.class)))
    public Response restore(@PathParam("id") long id) {
        write.restore(id, person.required().id());
        return whole(id);
    }

    private Response save(long id, HttpHeaders headers, InputStream body, boolean whole) {
        int expected = Versions.expected(headers);
        PostDocument document = PostDocument.read(body);
        // Should somebody change it between this and the change, it is of another version than the one expected.
        PostSource before = posts.source(id, person.actor());
        write.update(
                id, document.asEdit(before, whole, expected, person.required().id(), clock));
        return whole(id);
    }

    private Response whole(long id) {
        PostSource post = posts.source(id, person.actor());
        return Versions.answer(post.version(), ApiPost.of(post)).build();
    }

    private static Response answer(Listing listing, Page<?> page, Stream<ApiPostSummary> rows) {
        ApiPosts body = new ApiPosts(rows.toList(), listing.next(page.older()));
        return listing.answer(Response.ok(RecordJson.of(body)), page.newer(), page.older())
                .build();
    }

    /** A filter that would be ignored would show more than was asked for. */
    private static void refuse(Listing listing, String... filters) {
        List.of(filters).stream()
                .filter(name -> listing.filter(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw new Invalid(name, "api.parameter.together");
                });
    }

    private static Optional<Cursor> before(Listing listing) {
        return listing.before().map(text -> Cursor.parse("before", text));
    }

    private static Optional<Cursor> after(Listing listing) {
        return listing.after().map(text -> Cursor.parse("after", text));
    }
}
