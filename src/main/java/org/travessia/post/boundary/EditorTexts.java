package org.travessia.post.boundary;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.travessia.web.Messages;

/** The texts of the editor's script, which speaks the page's language and has none of its own. */
public final class EditorTexts {

    /** What stands behind {@code editor.} in the bundles; the script puts values in the places {0} and {1}. */
    private static final List<String> KEYS = List.of(
            "toolbar",
            "bold",
            "italic",
            "heading",
            "link",
            "image",
            "library",
            "library.search",
            "library.more",
            "library.none",
            "library.failed",
            "feature.choose",
            "feature.upload",
            "quote",
            "code",
            "list",
            "numbered",
            "tasks",
            "table",
            "footnote",
            "undo",
            "redo",
            "preview",
            "fullScreen",
            "help",
            "keep",
            "find",
            "close",
            "help.leave",
            "help.keys",
            "help.does",
            "view",
            "view.write",
            "view.preview",
            "preview.label",
            "preview.failed",
            "preview.empty",
            "words.one",
            "words.other",
            "minutes.one",
            "minutes.other",
            "state.changed",
            "state.saving",
            "state.saved",
            "state.connection",
            "state.signedOut",
            "state.readOnly",
            "state.refused",
            "state.gone",
            "others.person",
            "others.own",
            "others.saved",
            "upload.placeholder",
            "upload.wait",
            "upload.failed",
            "upload.connection",
            "upload.refused",
            "upload.tooLarge",
            "upload.done",
            "alt.title",
            "alt.label",
            "alt.help",
            "alt.done",
            "sample.text",
            "sample.address",
            "sample.column",
            "sample.cell",
            "sample.note",
            "merge.title",
            "merge.help",
            "merge.left.zero",
            "merge.left.one",
            "merge.left.other",
            "merge.next",
            "merge.mine",
            "merge.theirs",
            "merge.allMine",
            "merge.allTheirs",
            "merge.theirTitle",
            "merge.takeTitle",
            "search.find",
            "search.replace",
            "search.next",
            "search.previous",
            "search.all",
            "search.matchCase",
            "search.regexp",
            "search.byWord",
            "search.replaceOne",
            "search.replaceAll",
            "search.close");

    private static final Map<Locale, String> KNOWN = new ConcurrentHashMap<>();

    private EditorTexts() {}

    /** All of them in one language, as a JSON object. */
    public static String json(Messages messages) {
        return KNOWN.computeIfAbsent(messages.locale(), language -> {
            JsonObjectBuilder json = Json.createObjectBuilder();
            // Places stay what they are: the script fills them.
            KEYS.forEach(key -> json.add(key, messages.text("editor." + key, "{0}", "{1}")));
            return json.build().toString();
        });
    }
}
