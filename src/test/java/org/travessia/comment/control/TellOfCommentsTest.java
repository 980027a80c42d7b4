package org.travessia.comment.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TellOfCommentsTest {

    @Test
    void a_text_is_quoted_line_by_line() {
        assertThat(TellOfComments.quoted("\nOne\n\nTwo \n")).isEqualTo("> One\n>\n> Two");
    }

    @Test
    void a_quotation_is_bounded() {
        assertThat(TellOfComments.quoted("🌊".repeat(10_000))).isEqualTo("> " + "🌊".repeat(600) + " …");
        assertThat(TellOfComments.quoted("a\n".repeat(100)).lines()).hasSize(20);
    }
}
