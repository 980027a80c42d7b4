package org.travessia.audit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.travessia.web.Messages;

class DeedTest {

    @ParameterizedTest
    @EnumSource(DeedKind.class)
    void everyKindIsDocumentedAndHasWords(DeedKind kind) throws IOException {
        assertThat(Files.readString(Path.of("docs/audit.md"))).contains("`" + kind.code() + "`");
        for (Locale language : Messages.LANGUAGES) {
            assertThat(Messages.in(language).text(kind.messageKey())).doesNotContain("audit.deed");
        }
        assertThat(DeedKind.of(kind.code())).contains(kind);
    }

    @Test
    void noTwoKindsShareACode() {
        assertThat(Arrays.stream(DeedKind.values()).map(DeedKind::code)).doesNotHaveDuplicates();
    }

    @Test
    void longTextsAreCutAndWhatTheDatabaseCannotKeepIsReplaced() {
        Deed deed = Deed.of(DeedKind.POST_ERASED, 7, "x".repeat(500))
                .with("nul", "a\0b")
                .with("half", "a\uD800b");

        assertThat(deed.target().orElseThrow().name()).hasSize(Deed.MAX_TEXT).endsWith("…");
        assertThat(deed.details()).containsEntry("nul", "a\uFFFDb").containsEntry("half", "a\uFFFDb");
    }

    @Test
    void aCutNeverLeavesHalfOfAPair() {
        assertThat(Deed.shortened("x".repeat(198) + "\uD83D\uDE00\uD83D\uDE00")).endsWith("x\uFFFD…");
    }

    @Test
    void detailsAreFewAndInOrder() {
        Deed deed = Deed.of(DeedKind.SETTINGS_CHANGED);
        for (int n = 30; n > 0; n--) {
            deed = deed.with("n" + n, n);
        }

        assertThat(deed.flatDetails()).hasSize(2 * Deed.MAX_DETAILS).startsWith("n21", "21", "n22");
    }
}
