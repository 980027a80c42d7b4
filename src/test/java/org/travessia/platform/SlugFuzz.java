package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** A slug that was made is one that may be typed, and stays what it is on its way through an address. */
class SlugFuzz {

    @FuzzTest
    void slugs(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Slug.suggestedBy(text).ifPresent(SlugFuzz::demandStable);
        Slug.parse(text).ifPresent(SlugFuzz::demandStable);
    }

    private static void demandStable(Slug slug) {
        assertThat(Slug.parse(slug.toString())).contains(slug);
        assertThat(slug.toString()).hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(slug.toString()))
                .isTrue();
        Slug next = slug.numbered(123);
        assertThat(Slug.parse(next.toString())).contains(next);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(next.toString()))
                .isTrue();
    }
}
