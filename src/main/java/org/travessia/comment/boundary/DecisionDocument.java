package org.travessia.comment.boundary;

import java.io.InputStream;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.api.JsonDocument;
import org.travessia.comment.control.ModerateComments.Decision;
import org.travessia.platform.Invalid;

/** What a moderator decides about a comment. */
@Schema(name = "DecisionDocument", description = "What a moderator decides about a comment.")
public record DecisionDocument(
        @Schema(required = true, description = "RESTORE: back to what it was before it was spam or trash.")
        Decision decision) {

    static DecisionDocument read(InputStream body) {
        JsonDocument json = JsonDocument.read(body, Set.of("decision"));
        var decision = json.choice("decision", Decision.values());
        json.demandValid();
        return new DecisionDocument(decision.orElseThrow(() -> new Invalid("decision", "api.member.missing")));
    }
}
