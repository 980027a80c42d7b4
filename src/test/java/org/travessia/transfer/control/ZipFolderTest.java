package org.travessia.transfer.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.platform.Invalid;

/** Archives of strangers. */
class ZipFolderTest {

    private static final ZipFolder.Bounds SMALL = new ZipFolder.Bounds(10, 1_000_000, 500_000);

    @TempDir
    Path folder;

    private byte[] zip(Charset charset, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, charset)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("text".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.zip"), bytes);
    }

    private void refused(byte[] bytes, String key) throws IOException {
        Path zip = file(bytes);
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> ZipFolder.unpack(zip, SMALL).close())
                .satisfies(refused ->
                        assertThat(refused.errors().get(0).messageKey()).isEqualTo(key));
    }

    @Test
    void unpacksAndCleansUp() throws IOException {
        Path where;
        try (ZipFolder unpacked =
                ZipFolder.unpack(file(zip(StandardCharsets.UTF_8, "site/a.md", "site/ção/b.md")), SMALL)) {
            where = unpacked.folder();
            assertThat(where.getFileName()).hasToString("site");
            assertThat(where.resolve("ção/b.md")).hasContent("text");
        }
        assertThat(where).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x.md",
                "a/../../x.md",
                "/etc/x.md",
                "C:/x.md",
                "c:x.md",
                "..\\x.md",
                "a\\..\\..\\x.md",
                "a//x.md",
                "./x.md",
                "a/./x.md",
                "x\u0001.md",
                "x:stream.md",
                "a/..",
                "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/x.md"
            })
    void namesThatLeadOut(String name) throws IOException {
        refused(zip(StandardCharsets.UTF_8, "good.md", name), "zip.unsafeName");
    }

    @Test
    void namesTwiceAndInAnotherEncoding() throws IOException {
        refused(zip(StandardCharsets.UTF_8, "a.md", "A.MD"), "zip.nameTwice");
        refused(zip(StandardCharsets.ISO_8859_1, "ma\u00e7\u00e3.md"), "zip.charset");
    }

    @Test
    void links() throws IOException {
        byte[] bytes = zip(StandardCharsets.UTF_8, "link");
        int header = indexOf(bytes, 0x50, 0x4b, 1, 2);
        bytes[header + 5] = 3; // Made on Unix,
        bytes[header + 40] = 0;
        bytes[header + 41] = (byte) 0xA1; // mode 0120000: a symbolic link.
        refused(bytes, "zip.link");
    }

    @Test
    void bombs() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.md"));
            zip.write(new byte[600_000]);
            zip.closeEntry();
        }
        byte[] bomb = bytes.toByteArray();
        refused(bomb, "zip.tooLarge");
        // The same, saying that it is small.
        int header = indexOf(bomb, 0x50, 0x4b, 1, 2);
        bomb[header + 24] = 4;
        bomb[header + 25] = 0;
        bomb[header + 26] = 0;
        Path forged = file(bomb);
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> ZipFolder.unpack(forged, SMALL).close());
        String[] many = new String[11];
        for (int i = 0; i < many.length; i++) {
            many[i] = i + ".md";
        }
        refused(zip(StandardCharsets.UTF_8, many), "zip.tooManyEntries");
    }

    @Test
    void rubbish() throws IOException {
        refused("PK\u0003\u0004 nothing of a zip".getBytes(StandardCharsets.ISO_8859_1), "zip.broken");
        byte[] bytes = zip(StandardCharsets.UTF_8, "a.md");
        refused(java.util.Arrays.copyOf(bytes, bytes.length - 10), "zip.broken");
    }

    private static int indexOf(byte[] bytes, int... wanted) {
        for (int i = 0; i < bytes.length - wanted.length; i++) {
            boolean found = true;
            for (int j = 0; j < wanted.length; j++) {
                found &= bytes[i + j] == (byte) wanted[j];
            }
            if (found) {
                return i;
            }
        }
        throw new AssertionError();
    }
}
