package org.travessia.settings.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.travessia.api.RecordJson;
import org.travessia.web.Site;

/** The site for programs: what every page shows of it, so that a token adds nothing. */
@Path("/api/v1/site")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "site", description = "The site's settings.")
public class SiteResource {

    @Inject
    Instance<Site> site;

    @GET
    @Operation(operationId = "getSite", summary = "The site's settings, as far as every page shows them")
    @APIResponse(
            responseCode = "200",
            description = "The settings.",
            content = @Content(schema = @Schema(implementation = ApiSite.class)))
    public JsonObject site() {
        return RecordJson.of(ApiSite.of(site.get()));
    }
}
