package org.travessia.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.NotFound;
import org.travessia.platform.StaleVersion;

class FailureTest {

    static Stream<Arguments> meanings() {
        return Stream.of(
                Arguments.of(new NotFound("no such post") {}, 404),
                Arguments.of(new Forbidden("another's post"), 403),
                Arguments.of(new Invalid("title", "post.title.empty"), 422),
                Arguments.of(new StaleVersion("changed"), 409),
                Arguments.of(new RuntimeException(new OptimisticLockException()), 409),
                Arguments.of(new RuntimeException(new SQLException("refused", "08001")), 503),
                Arguments.of(new RuntimeException(new SQLException("shutting down", "57P01")), 503),
                Arguments.of(new RuntimeException(new SQLException("read only for a moment", "25006")), 503),
                Arguments.of(new RuntimeException(new SQLException("duplicate key", "23505")), 500),
                Arguments.of(new IllegalStateException("a bug"), 500));
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void meansAStatus(Throwable thrown, int status) {
        assertThat(Failure.of(thrown).status()).isEqualTo(status);
    }

    /** A commit names what failed in it as suppressed, not as its cause. */
    @Test
    void aRefusedWriteIsFoundHoweverItIsWrapped() {
        RuntimeException commit = new RuntimeException("could not commit");
        commit.addSuppressed(new RuntimeException(new SQLException("read only for a moment", "25006")));

        Failure failure = Failure.of(commit);

        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.readOnly()).isTrue();
        assertThat(failure.ours()).isFalse();
        assertThat(Failure.of(new RuntimeException(new SQLException("refused", "08001")))
                        .readOnly())
                .isFalse();
    }

    @Test
    void isExplainedInEveryLanguage() {
        for (int status : Failure.EXPLAINED) {
            Failure failure = new Failure(status, List.of(), Optional.empty(), false);
            Messages.LANGUAGES.forEach(language -> {
                assertThat(Messages.in(language).text(failure.key("title"))).isNotBlank();
                assertThat(Messages.in(language).text(failure.key("advice"))).isNotBlank();
            });
        }
    }
}
