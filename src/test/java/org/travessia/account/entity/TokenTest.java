package org.travessia.account.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    @Test
    void isNeverTheSame() {
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            values.add(Token.random().value());
        }
        assertThat(values).hasSize(1000).allMatch(value -> value.length() == 43);
    }

    @Test
    void comesBackFromItsBearer() {
        Token token = Token.random();

        assertThat(Token.parse(token.value()).orElseThrow().hash()).isEqualTo(token.hash());
        assertThat(token.hash()).hasSize(32).isNotEqualTo(Token.random().hash());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "short",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u0000"
            })
    void isNotJustAnything(String sent) {
        assertThat(Token.parse(sent)).isEmpty();
    }

    @Test
    void tellsNoLogItsSecret() {
        Token token = Token.random();

        assertThat(token.toString()).doesNotContain(token.value());
    }
}
