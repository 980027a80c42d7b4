package org.travessia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The suites that {@code docs/security.md} names are there, and each line of it names one. */
class SecurityCasesTest {

    private static final Pattern SUITE = Pattern.compile("`(\\w+(?:E2E|IT|Test))`");

    @Test
    void everyAttackHasASuiteThatIsThere() throws IOException {
        Set<String> suites;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            suites = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        List<String> lines = Files.readAllLines(Path.of("docs/security.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| attack |"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(20);
        for (String line : lines) {
            List<String> named = SUITE.matcher(line.substring(line.lastIndexOf(" | ")))
                    .results()
                    .map(suite -> suite.group(1))
                    .toList();
            assertThat(named).as(line).isNotEmpty();
            assertThat(suites).as(line).containsAll(named);
        }
    }
}
