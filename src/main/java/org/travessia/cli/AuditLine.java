package org.travessia.cli;

import java.util.StringJoiner;
import org.travessia.audit.control.AuditRow;

/** An entry of the audit log as one line, whatever is in it: nobody's name ends the line or paints the terminal. */
final class AuditLine {

    private AuditLine() {}

    static String of(AuditRow row) {
        StringJoiner line = new StringJoiner(" ");
        line.add(row.at().toString()).add("#" + row.number()).add(row.deed());
        row.username().ifPresent(name -> line.add("by=" + quoted(name)));
        row.targetId().ifPresent(id -> line.add("id=" + quoted(id)));
        row.targetName().filter(name -> !name.isEmpty()).ifPresent(name -> line.add("name=" + quoted(name)));
        row.named().forEach(detail -> line.add(quoted(detail.name()) + "=" + quoted(detail.value())));
        line.add("from=" + row.source());
        row.tokenId().ifPresent(id -> line.add("token=" + id));
        row.systemUser().ifPresent(user -> line.add("user=" + quoted(user)));
        row.address().ifPresent(address -> line.add("address=" + quoted(address)));
        row.requestId().ifPresent(id -> line.add("request=" + quoted(id)));
        return line.toString();
    }

    /** Plain words as they are; anything else between quotes, with escapes for what is not to be seen or turns letters around. */
    static String quoted(String text) {
        if (text.matches("[\\p{L}\\p{N}._@:+-]+")) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.PRIVATE_USE,
                        Character.SURROGATE,
                        Character.UNASSIGNED -> quoted.append(String.format("\\u{%x}", c));
                default -> {
                    if (c == '"' || c == '\\') {
                        quoted.append('\\');
                    }
                    quoted.appendCodePoint(c);
                }
            }
        });
        return quoted.append('"').toString();
    }
}
