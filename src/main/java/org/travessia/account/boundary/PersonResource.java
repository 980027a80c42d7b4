package org.travessia.account.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.NotSignedIn;
import org.travessia.api.RecordJson;

/** Who a program acts as. Any token may ask: it tells of nothing but itself and its person. */
@Path("/api/v1/me")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me", description = "Who the token belongs to.")
public class PersonResource {

    @Inject
    CurrentPerson person;

    @GET
    @SecurityRequirement(name = "token")
    @Operation(operationId = "me", summary = "The person whose token this is, and what the token is for")
    @APIResponse(
            responseCode = "200",
            description = "The person.",
            content = @Content(schema = @Schema(implementation = ApiPerson.class)))
    public JsonObject me() {
        return RecordJson.of(ApiPerson.of(person.token().orElseThrow(NotSignedIn::new)));
    }
}
