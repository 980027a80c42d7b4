package org.travessia.tag.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.travessia.api.Listing;
import org.travessia.api.RecordJson;
import org.travessia.platform.Invalid;
import org.travessia.tag.control.ReadTerms;
import org.travessia.tag.entity.TermKind;

/** Tags and categories for programs: those that readers may know, so that a token adds nothing. */
@Path("/api/v1")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "terms", description = "Tags and categories.")
public class TermsResource {

    private static final int LONGEST = 400;

    @Inject
    ReadTerms terms;

    @GET
    @Path("tags")
    @Operation(operationId = "listTags", summary = "Tags of published posts, by name")
    @Parameter(ref = "before")
    @Parameter(ref = "limit")
    @APIResponse(
            responseCode = "200",
            description = "A page; Link (RFC 8288) names the following one.",
            content = @Content(schema = @Schema(implementation = ApiTerms.class)))
    public Response tags(@Context UriInfo uri) {
        return page(TermKind.TAG, Listing.of(uri, Set.of()));
    }

    @GET
    @Path("categories")
    @Operation(operationId = "listCategories", summary = "Categories of published posts, by name")
    @Parameter(ref = "before")
    @Parameter(ref = "limit")
    @APIResponse(
            responseCode = "200",
            description = "A page; Link (RFC 8288) names the following one.",
            content = @Content(schema = @Schema(implementation = ApiTerms.class)))
    public Response categories(@Context UriInfo uri) {
        return page(TermKind.CATEGORY, Listing.of(uri, Set.of()));
    }

    private Response page(TermKind kind, Listing listing) {
        if (listing.after().isPresent()) {
            throw new Invalid("after", "api.parameter.unknown");
        }
        ReadTerms.TermPage page =
                terms.page(kind, listing.before().map(TermsResource::name).orElse(""), listing.limit());
        Optional<String> older = page.next().map(TermsResource::place);
        ApiTerms body =
                new ApiTerms(page.rows().stream().map(ApiTerms.ApiTerm::of).toList(), listing.next(older));
        return listing.answer(Response.ok(RecordJson.of(body)), Optional.empty(), older)
                .build();
    }

    private static String place(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(String place) {
        try {
            String name = new String(Base64.getUrlDecoder().decode(place), StandardCharsets.UTF_8);
            if (name.length() <= LONGEST && name.indexOf('\0') < 0) {
                return name;
            }
        } catch (IllegalArgumentException notOurs) {
            // As below.
        }
        throw new Invalid("before", "post.cursor.invalid");
    }
}
