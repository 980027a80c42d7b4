package org.travessia.media.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What somebody uploads: known by its bytes or not, never a failure. */
class ImageHeaderFuzz {

    @FuzzTest
    void uploads(byte[] data) {
        FileFormat.of(data);
        ImageHeader.read(data).ifPresent(header -> {
            assertThat(header.width()).isPositive();
            assertThat(header.height()).isPositive();
            assertThat(header.pixels()).isPositive();
        });
    }
}
