package org.travessia.transfer.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.travessia.transfer.control.DjangoColumns.Field;

/** Whoever moves reads in the documentation which names are known. */
class DjangoColumnsTest {

    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            names = {"TITLE", "TEXT", "AUTHOR", "PUBLISHED", "STATUS", "CREATED", "UPDATED"})
    void theDocumentationHasTheNamesInTheirOrder(Field field) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/moving-from-django.md"));
        String names = field.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(" "));
        assertThat(lines).anySatisfy(line -> assertThat(line).endsWith("| " + names + " |"));
    }
}
