package org.travessia.transfer.control;

import java.util.ArrayList;
import java.util.List;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;

/**
 * What became of every file of a folder. File names are paths within the folder.
 *
 * @param created files that are posts now
 * @param updated files whose posts were changed
 * @param unchanged files whose posts are as the last import left them
 * @param failed files that were not taken, and why
 * @param warnings what was not taken of files that were
 * @param stopped what ended the run before its last file, of which nothing more was tried; at most one
 */
public record ImportReport(
        List<Note> created,
        List<Note> updated,
        List<String> unchanged,
        List<Note> failed,
        List<Note> warnings,
        List<Note> stopped) {

    /**
     * What the audit log is told of it.
     *
     * @param from which kind of source
     */
    Deed deed(String from) {
        return Deed.of(DeedKind.BLOG_IMPORTED)
                .with("from", from)
                .with("created", created.size())
                .with("updated", updated.size())
                .with("failed", failed.size());
    }

    /** With nothing in it yet. */
    public ImportReport() {
        this(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** Whether anything came of it. */
    public boolean taken() {
        return !created.isEmpty() || !updated.isEmpty();
    }

    /** Whether every file was taken. */
    public boolean complete() {
        return failed.isEmpty() && stopped.isEmpty();
    }

    /**
     * Something to tell about a file.
     *
     * @param file its path within the folder; may be empty for what is of none
     * @param messageKey a key of the bundle {@code i18n/messages}; empty where the name says all
     * @param arguments what the message's places {0}, {1}… take
     */
    public record Note(String file, String messageKey, List<Object> arguments) {

        static Note of(String file) {
            return new Note(file, "", List.of());
        }

        static Note of(String file, String messageKey, Object... arguments) {
            return new Note(file, messageKey, List.of(arguments));
        }
    }
}
