package org.travessia.post.control;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.Patch;
import com.github.difflib.text.DiffRow.Tag;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.travessia.post.control.RevisionView.DiffRow;
import org.travessia.post.control.RevisionView.Piece;

/**
 * What differs between two texts, side by side. The time it takes grows with the square of what differs, so that there are bounds, in
 * which any two texts take less than a second; to be used outside a transaction all the same.
 */
public final class RevisionDiff {

    /** Equal lines shown around a difference. */
    private static final int AROUND = 3;

    /** Of both texts together, between the first and the last difference; where there are more, all of them count as replaced. */
    private static final int MOST_LINES = 2000;

    /** Of both texts together, in lines that differ; where there are more, the words within lines are not compared. */
    private static final int MOST_WORDS = 2000;

    /** What is shown of two texts that have nothing in common. */
    private static final int MOST_ROWS = 4000;

    /** No text has them: they become elements when the lines have been escaped. */
    private static final String BEGIN = "\uE000";

    private static final String END = "\uE001";

    private static final Pattern MARKED = Pattern.compile("(?<=" + END + ")|(?=" + BEGIN + ")");

    /** Where the library begins a new word, and blanks. */
    private static final String BETWEEN_WORDS = " \t\n\r\f,.[](){}/\\*+-#<>;:&'\"";

    private RevisionDiff() {}

    /** The rows that differ, and some around them. */
    public static List<DiffRow> between(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        int shorter = Math.min(old.size(), now.size());
        int begin = 0;
        while (begin < shorter && old.get(begin).equals(now.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        return withoutWhatIsEqual(
                old.size() + now.size() - 2 * (begin + end) <= MOST_LINES
                        ? compared(old, now)
                        : replaced(old, now, begin, end));
    }

    private static List<DiffRow> compared(List<String> old, List<String> now) {
        Patch<String> patch = DiffUtils.diff(old, now);
        DiffRowGenerator generator = DiffRowGenerator.create()
                .showInlineDiffs(words(patch) <= MOST_WORDS)
                .inlineDiffByWord(true)
                .lineNormalizer(line -> line)
                .oldTag(begins -> begins ? BEGIN : END)
                .newTag(begins -> begins ? BEGIN : END)
                .build();
        List<DiffRow> rows = new ArrayList<>();
        int oldNumber = 0;
        int newNumber = 0;
        for (var row : generator.generateDiffRows(old, patch)) {
            boolean inOld = row.getTag() != Tag.INSERT;
            boolean inNew = row.getTag() != Tag.DELETE;
            rows.add(new DiffRow(
                    kind(row.getTag()),
                    inOld ? ++oldNumber : 0,
                    inOld ? pieces(row.getOldLine()) : List.of(),
                    inNew ? ++newNumber : 0,
                    inNew ? pieces(row.getNewLine()) : List.of()));
        }
        return rows;
    }

    /** All lines are others but those at the begin and the end; no more of them than are shown. */
    private static List<DiffRow> replaced(List<String> old, List<String> now, int begin, int end) {
        List<DiffRow> rows = new ArrayList<>();
        for (int i = Math.max(0, begin - AROUND - 1); i < begin; i++) {
            rows.add(new DiffRow("same", i + 1, whole(old.get(i)), i + 1, whole(now.get(i))));
        }
        int oldEnd = old.size() - end;
        int newEnd = now.size() - end;
        for (int i = begin; i < Math.min(Math.max(oldEnd, newEnd), begin + MOST_ROWS); i++) {
            boolean inOld = i < oldEnd;
            boolean inNew = i < newEnd;
            rows.add(new DiffRow(
                    inOld && inNew ? "changed" : inOld ? "removed" : "added",
                    inOld ? i + 1 : 0,
                    inOld ? whole(old.get(i)) : List.of(),
                    inNew ? i + 1 : 0,
                    inNew ? whole(now.get(i)) : List.of()));
        }
        for (int i = 0; i < Math.min(end, AROUND + 1); i++) {
            rows.add(new DiffRow(
                    "same", oldEnd + i + 1, whole(old.get(oldEnd + i)), newEnd + i + 1, whole(now.get(newEnd + i))));
        }
        return rows;
    }

    private static List<Piece> whole(String line) {
        return List.of(new Piece(line, false));
    }

    private static int words(Patch<String> patch) {
        return patch.getDeltas().stream()
                .flatMap(delta -> Stream.of(
                        delta.getSource().getLines(), delta.getTarget().getLines()))
                .flatMap(List::stream)
                .mapToInt(line -> new StringTokenizer(line, BETWEEN_WORDS, true).countTokens())
                .sum();
    }

    private static String kind(Tag tag) {
        return switch (tag) {
            case EQUAL -> "same";
            case CHANGE -> "changed";
            case INSERT -> "added";
            case DELETE -> "removed";
        };
    }

    private static List<String> lines(String text) {
        return text.isEmpty()
                ? List.of()
                : text.replace(BEGIN, "").replace(END, "").lines().toList();
    }

    private static List<Piece> pieces(String line) {
        return MARKED.splitAsStream(line)
                .filter(piece -> !piece.isEmpty())
                .map(piece -> piece.startsWith(BEGIN)
                        ? new Piece(piece.substring(1).replace(END, ""), true)
                        : new Piece(piece, false))
                .toList();
    }

    private static List<DiffRow> withoutWhatIsEqual(List<DiffRow> rows) {
        List<DiffRow> shown = new ArrayList<>();
        int lastChange = -AROUND - 1;
        int next = 0;
        for (int i = 0; i < rows.size(); i++) {
            while (next < rows.size() && (next < i || rows.get(next).kind().equals("same"))) {
                next++;
            }
            if (!rows.get(i).kind().equals("same")) {
                lastChange = i;
            }
            boolean near = i - lastChange <= AROUND || next < rows.size() && next - i <= AROUND;
            if (near && shown.size() < MOST_ROWS) {
                shown.add(rows.get(i));
            } else if (shown.isEmpty() || !shown.get(shown.size() - 1).kind().equals("gap")) {
                shown.add(new DiffRow("gap", 0, List.of(), 0, List.of()));
            }
        }
        return shown;
    }
}
