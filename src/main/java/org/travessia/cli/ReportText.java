package org.travessia.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.util.List;
import org.travessia.transfer.control.ImportReport;
import org.travessia.transfer.control.ImportReport.Note;

/** What became of an import, as the commands tell it: in lines for people, or in JSON for programs. */
record ReportText(ImportReport report) {

    /** What is and what is not there now; each line with what it is about, such as {@code post}. */
    void printTaken(String what, boolean rehearsed, PrintWriter out) {
        String would = rehearsed ? "would be " : "";
        report.created().forEach(note -> out.println(would + "created: " + what + line(note)));
        report.updated().forEach(note -> out.println(would + "updated: " + what + line(note)));
    }

    /** What was not taken, wholly or in part. */
    void printLeft(String whatWarned, String whatFailed, PrintWriter out) {
        report.warnings().forEach(note -> out.println("warning: " + whatWarned + text(note)));
        report.failed().forEach(note -> out.println("not taken: " + whatFailed + text(note)));
    }

    /** How many there are of each. */
    void printSum(String what, PrintWriter out) {
        out.printf(
                "%s%d created, %d updated, %d unchanged, %d not taken%n",
                what,
                report.created().size(),
                report.updated().size(),
                report.unchanged().size(),
                report.failed().size());
    }

    /**
     * Ends the command if the import ended before its time.
     *
     * @throws Failure that says where, and that it is to be run again
     */
    void demandEnd() {
        if (!report.stopped().isEmpty()) {
            throw new Failure(
                    "stopped at " + text(report.stopped().get(0)) + " What was taken stays; run it again then");
        }
    }

    /** The same for programs; {@code name} is what the things that were taken are called there. */
    JsonObjectBuilder json(String name) {
        return Json.createObjectBuilder()
                .add("created", lines(report.created()))
                .add("updated", lines(report.updated()))
                .add("unchanged", Json.createArrayBuilder(report.unchanged()))
                .add("failed", notes(name, report.failed()))
                .add("warnings", notes(name, report.warnings()))
                .add("stopped", notes(name, report.stopped()));
    }

    private static JsonArrayBuilder lines(List<Note> notes) {
        return Json.createArrayBuilder(notes.stream().map(ReportText::line).toList());
    }

    private static JsonArrayBuilder notes(String name, List<Note> notes) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        notes.forEach(note ->
                array.add(Json.createObjectBuilder().add(name, note.file()).add("message", message(note))));
        return array;
    }

    /** What was taken, and where it is. */
    private static String line(Note note) {
        return note.messageKey().isEmpty() ? note.file() : note.file() + " " + message(note);
    }

    private static String text(Note note) {
        return note.file().isEmpty() ? message(note) : note.file() + ": " + message(note);
    }

    private static String message(Note note) {
        return UseCases.text(note.messageKey(), note.arguments().toArray());
    }
}
