package org.travessia.transfer.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A report as it is kept: messages by their keys, so that it is read in the language of whoever reads it. */
final class ReportJson {

    private ReportJson() {}

    static String written(ForeignReport report) {
        return Json.createObjectBuilder()
                .add("rehearsed", report.rehearsed())
                .add("people", json(report.people()))
                .add("entries", json(report.entries()))
                .add("tags", report.tags())
                .add("comments", report.remarks().value())
                .build()
                .toString();
    }

    static ForeignReport read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            ForeignReport.Count comments = new ForeignReport.Count();
            comments.add(json.getInt("comments"));
            return new ForeignReport(
                    json.getBoolean("rehearsed"),
                    report(json.getJsonObject("people")),
                    report(json.getJsonObject("entries")),
                    json.getInt("tags"),
                    comments);
        }
    }

    private static JsonObjectBuilder json(ImportReport report) {
        return Json.createObjectBuilder()
                .add("created", json(report.created()))
                .add("updated", json(report.updated()))
                .add("unchanged", Json.createArrayBuilder(report.unchanged()))
                .add("failed", json(report.failed()))
                .add("warnings", json(report.warnings()))
                .add("stopped", json(report.stopped()));
    }

    private static JsonArrayBuilder json(List<ImportReport.Note> notes) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (ImportReport.Note note : notes) {
            JsonArrayBuilder arguments = Json.createArrayBuilder();
            for (Object argument : note.arguments()) {
                if (argument instanceof Number number) {
                    arguments.add(number.longValue());
                } else {
                    // Where a file lies for the time being is nobody's affair.
                    arguments.add(
                            argument instanceof Path path ? path.getFileName().toString() : argument.toString());
                }
            }
            array.add(Json.createObjectBuilder()
                    .add("name", note.file())
                    .add("key", note.messageKey())
                    .add("arguments", arguments));
        }
        return array;
    }

    private static ImportReport report(JsonObject json) {
        return new ImportReport(
                notes(json.getJsonArray("created")),
                notes(json.getJsonArray("updated")),
                new ArrayList<>(json.getJsonArray("unchanged").getValuesAs(JsonString::getString)),
                notes(json.getJsonArray("failed")),
                notes(json.getJsonArray("warnings")),
                notes(json.getJsonArray("stopped")));
    }

    private static List<ImportReport.Note> notes(JsonArray array) {
        return new ArrayList<>(array.getValuesAs(JsonObject.class).stream()
                .map(note -> new ImportReport.Note(
                        note.getString("name"),
                        note.getString("key"),
                        note.getJsonArray("arguments").stream()
                                .map(ReportJson::argument)
                                .toList()))
                .toList());
    }

    private static Object argument(JsonValue value) {
        return value instanceof JsonNumber number ? number.longValue() : ((JsonString) value).getString();
    }
}
