package org.travessia.post.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.travessia.account.control.CurrentPerson;
import org.travessia.api.PreconditionRequired;
import org.travessia.platform.Invalid;
import org.travessia.platform.StaleVersion;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.EditPost;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.Page;
import org.travessia.post.control.PostSource;
import org.travessia.post.control.PostSummary;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.control.WritePost;

/**
 * Posts for programs. Everybody may read what is published; a personal access token writes with its person's rights. A
 * change names the version it began from ({@code If-Match}, RFC 9110), so that nobody's work is overwritten.
 */
@Path("/api/v1/posts")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "posts", description = "Read and write posts.")
public class PostsResource {

    private static final Pattern VERSION = Pattern.compile("\\s*\"(\\d{1,9})\"\\s*");
    private static final int MOST = 100;

    @Inject
    ReadPosts posts;

    @Inject
    WritePost write;

    @Inject
    CurrentPerson person;

    @GET
    @Operation(summary = "Published posts, newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page; a Link header with rel=next leads to the following one.")
    public Response list(
            @QueryParam("before") Optional<String> before, @QueryParam("limit") @DefaultValue("20") String limit) {
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST) {
            throw new Invalid("limit", "post.limit.invalid", MOST);
        }
        Page<PostSummary> page = posts.published(
                before.map(text -> Cursor.parse("before", text)), Optional.empty(), Integer.parseInt(limit));
        JsonArrayBuilder list = Json.createArrayBuilder();
        page.rows().forEach(post -> list.add(json(post)));
        JsonObjectBuilder body = Json.createObjectBuilder().add("posts", list);
        Response.ResponseBuilder answer = Response.ok();
        page.older().ifPresent(place -> {
            String next = "/api/v1/posts?before=" + place + "&limit=" + limit;
            body.add("next", next);
            answer.link(URI.create(next), "next");
        });
        return answer.entity(body.build()).build();
    }

    @GET
    @Path("{id: \\d{1,18}}")
    @Operation(summary = "One post with its text; a draft only for people who may edit it")
    @APIResponse(responseCode = "200", description = "The post; its ETag is what If-Match takes.")
    @APIResponse(responseCode = "404", description = "No such post, or not one that this person may see.")
    public Response one(@PathParam("id") long id, @Context Request request) {
        PostSource post = posts.source(id, person.actor());
        EntityTag tag = tag(post.version());
        return Optional.ofNullable(request.evaluatePreconditions(tag))
                .orElseGet(() -> Response.ok(json(post)))
                .tag(tag)
                .build();
    }

    @POST
    @RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Write a post")
    @RequestBody(content = @Content(schema = @Schema(implementation = PostDocument.class)))
    @APIResponse(responseCode = "201", description = "Written; Location says where it is.")
    @APIResponse(responseCode = "422", description = "A member breaks a rule; each is named.")
    public Response create(InputStream body) {
        PostDocument document = PostDocument.read(body);
        long id = write.create(new NewPost(
                document.title(),
                document.slug(),
                document.markdown(),
                document.published(),
                Optional.empty(),
                person.required().id(),
                Optional.empty()));
        PostSource post = posts.source(id, person.actor());
        return Response.created(URI.create("/api/v1/posts/" + id))
                .tag(tag(post.version()))
                .entity(json(post))
                .build();
    }

    @PUT
    @Path("{id: \\d{1,18}}")
    @RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Change a post")
    @RequestBody(content = @Content(schema = @Schema(implementation = PostDocument.class)))
    @APIResponse(responseCode = "200", description = "Changed.")
    @APIResponse(responseCode = "412", description = "Somebody has changed it since; nothing is written.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public Response update(
            @PathParam("id") long id, @HeaderParam("If-Match") Optional<String> match, InputStream body) {
        int expected = expectedVersion(match);
        PostDocument document = PostDocument.read(body);
        write.update(
                id,
                new EditPost(
                        document.title(),
                        document.slug(),
                        document.markdown(),
                        document.published(),
                        Optional.of(expected),
                        person.required().id(),
                        Optional.empty()));
        PostSource post = posts.source(id, person.actor());
        return Response.ok(json(post)).tag(tag(post.version())).build();
    }

    @DELETE
    @Path("{id: \\d{1,18}}")
    @RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
    @SecurityRequirement(name = "token")
    @Operation(summary = "Delete a post")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "412", description = "Somebody has changed it since; nothing is deleted.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public Response delete(@PathParam("id") long id, @HeaderParam("If-Match") Optional<String> match) {
        write.trash(id, Optional.of(expectedVersion(match)), person.required().id());
        return Response.noContent().build();
    }

    private static int expectedVersion(Optional<String> match) {
        Matcher version = VERSION.matcher(match.orElseThrow(PreconditionRequired::new));
        if (!version.matches()) {
            // Syntactically fine or not, it is no tag that was ever given: it cannot match (RFC 9110, 13.1.1).
            throw new StaleVersion("no version is called " + match.get());
        }
        return Integer.parseInt(version.group(1));
    }

    private static EntityTag tag(int version) {
        return new EntityTag(String.valueOf(version));
    }

    private static JsonObject json(PostSummary post) {
        return Json.createObjectBuilder()
                .add("id", post.id())
                .add("title", post.title())
                .add("slug", post.slug())
                .add("url", "/posts/" + post.slug())
                .add("excerpt", post.excerpt())
                .add("author", post.authorName())
                .add("publishedAt", post.publishedAt().toString())
                .build();
    }

    private static JsonObject json(PostSource post) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", post.id())
                .add("title", post.title())
                .add("slug", post.slug())
                .add("url", "/posts/" + post.slug())
                .add("status", post.published() ? "PUBLISHED" : "DRAFT")
                .add("markdown", post.markdown())
                .add("html", post.html())
                .add("author", post.authorName())
                .add("updatedAt", post.updatedAt().toString())
                .add("version", post.version());
        post.publishedAt().ifPresent(date -> json.add("publishedAt", date.toString()));
        return json.build();
    }
}
