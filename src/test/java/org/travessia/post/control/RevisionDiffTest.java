package org.travessia.post.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.travessia.post.control.RevisionView.DiffRow;
import org.travessia.post.control.RevisionView.Piece;

class RevisionDiffTest {

    @Test
    void words_that_differ_stand_out_among_equal_lines() {
        List<DiffRow> rows = RevisionDiff.between(
                words("same", 10, "\n") + "\nthe old word\nend", words("same", 10, "\n") + "\nthe new word\nend");
        assertThat(rows).extracting(DiffRow::kind).containsExactly("gap", "same", "same", "same", "changed", "same");
        assertThat(rows.get(4).oldNumber()).isEqualTo(11);
        assertThat(rows.get(4).old())
                .containsExactly(new Piece("the ", false), new Piece("old", true), new Piece(" word", false));
    }

    @Test
    void what_is_added_and_removed_has_one_side() {
        assertThat(RevisionDiff.between("", "new")).extracting(DiffRow::kind).containsExactly("added");
        assertThat(RevisionDiff.between("a\nb", "b")).extracting(DiffRow::kind).containsExactly("removed", "same");
    }

    @Test
    void a_long_text_still_tells_what_changed_in_it() {
        String long1 = words("line", 5000, "\n");
        List<DiffRow> rows = RevisionDiff.between(long1, long1.replace("line2500\n", "other\n"));
        assertThat(rows).hasSize(9);
        assertThat(rows.get(4).now()).containsExactly(new Piece("other", true));
    }

    @Test
    void texts_with_nothing_in_common_take_no_time() {
        for (String between : new String[] {" ", "\n", "-", " \n\n"}) {
            for (int number : new int[] {900, 1900, 120_000}) {
                List<DiffRow> rows = Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(10),
                        () -> RevisionDiff.between(words("a", number, between), words("b", number, between)),
                        number + " by " + between);
                assertThat(rows).isNotEmpty().hasSizeLessThan(4002);
            }
        }
    }

    @Test
    void what_is_replaced_keeps_what_is_equal_around_it() {
        List<DiffRow> rows = RevisionDiff.between(
                "first\n" + words("a", 1500, "\n") + "\nlast", "first\n" + words("b", 1501, "\n") + "\nlast");
        assertThat(rows).hasSize(1503);
        assertThat(rows.get(0).kind()).isEqualTo("same");
        assertThat(rows.get(1501).kind()).isEqualTo("added");
        assertThat(rows.get(1502))
                .isEqualTo(new DiffRow(
                        "same", 1502, List.of(new Piece("last", false)), 1503, List.of(new Piece("last", false))));
    }

    private static String words(String word, int number, String between) {
        return IntStream.range(0, number).mapToObj(i -> word + i).collect(Collectors.joining(between));
    }
}
