package org.travessia.comment.boundary;

import java.io.InputStream;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.api.JsonDocument;

/** The text of a comment as a moderator writes it. */
@Schema(name = "CommentDocument", description = "The text of a comment as a moderator writes it.")
public record CommentDocument(
        @Schema(required = true, description = "The text, CommonMark as far as comments take it.", examples = "Thanks!")
        String markdown) {

    static CommentDocument read(InputStream body) {
        JsonDocument json = JsonDocument.read(body, Set.of("markdown"));
        CommentDocument document =
                new CommentDocument(json.string("markdown").orElse("").replace("\r\n", "\n"));
        json.demandValid();
        return document;
    }
}
