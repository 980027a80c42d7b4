package org.travessia.media.boundary;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.travessia.api.JsonDocument;

/** What a client says about a file. What is left out stays as it is. */
@Schema(name = "MediaDocument", description = "What a client says about a file. What is left out stays as it is.")
public record MediaDocument(
        @Schema(description = "What is to be seen.", examples = "A boat")
        Optional<String> alt,

        @Schema(description = "A line below it.") Optional<String> caption) {

    static MediaDocument read(InputStream body) {
        JsonDocument json = JsonDocument.read(body, Set.of("alt", "caption"));
        MediaDocument document = new MediaDocument(json.string("alt"), json.string("caption"));
        json.demandValid();
        return document;
    }
}
