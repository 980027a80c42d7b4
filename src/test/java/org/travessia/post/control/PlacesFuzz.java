package org.travessia.post.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.travessia.platform.Invalid;

/** What stands in the query of a list: a cursor, and words to search for. */
class PlacesFuzz {

    @FuzzTest
    void cursors(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            Cursor cursor = Cursor.parse("after", text);
            assertThat(Cursor.parse("after", cursor.toString())).isEqualTo(cursor);
            assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
            assertThat(cursor.title()).doesNotContain("\0");
        } catch (Invalid notOurs) {
            assertThat(notOurs.errors().get(0).field()).isEqualTo("after");
        }
    }

    @FuzzTest
    void searchWords(byte[] data) {
        SearchWords words = SearchWords.of(new String(data, StandardCharsets.UTF_8));
        // What is not wanted are phrases and nothing else: words of the language of queries have no power in them.
        assertThat(words.unwanted()).matches("(?s)(?:\"[^\"]*\"(?: or \"[^\"]*\")*)?");
    }
}
