package org.travessia.post.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java sea              | java sea               | ''",
                "java -classes         | java                   | \"classes\"",
                "-classes java -\"a b\" | java                  | \"classes\" or \"a b\"",
                "\"open sea\" or boat  | \"open sea\" or boat   | ''",
                "\"open sea            | \"open sea\"           | ''",
                "well-known -e-mail    | well-known             | \"e-mail\"",
                "a - b                 | a b                    | ''",
                "-java                 | ''                     | \"java\"",
                "a -or                 | a                      | \"or\"",
            })
    void whatIsWantedAndWhatIsNot(String typed, String wanted, String unwanted) {
        assertThat(SearchWords.of(typed)).isEqualTo(new SearchWords(wanted, unwanted));
    }
}
