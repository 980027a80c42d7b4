package org.travessia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.component.evidence.Occurrence;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the artefact says it is made of, read by CycloneDX's own library, against what is there. */
class BillOfMaterialsIT {

    private static final Path SERVER = Path.of(System.getProperty("server.home"));
    private static final Path BILL = SERVER.resolve("sbom.cdx.json");
    private static final Path MAVENS = SERVER.resolveSibling("sbom").resolve("bom.json");
    private static final Path ALLOWED = Path.of("src/build/licenses.properties");

    @TempDir
    Path folder;

    @Test
    void isWhatTheSchemaAsksFor() throws Exception {
        assertThat(new JsonParser().validate(BILL.toFile(), Version.VERSION_16)).isEmpty();
    }

    @Test
    void hasEveryJarWithItsBytesAndItsVersion() throws Exception {
        Map<String, Component> byPlace = byPlace(new JsonParser().parse(BILL.toFile()));
        try (Stream<Path> files = Files.walk(SERVER)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                String place = SERVER.relativize(jar).toString();
                assertThat(byPlace).as("the bill of materials").containsKey(place);
                Component component = byPlace.get(place);
                assertThat(hash(component)).as(place).isEqualTo(sha256(jar));
                // Two files have a name without a version: the loader of modules, and the driver, which the build calls
                // so.
                if (!place.matches("jboss-modules.jar|modules/org/postgresql/main/postgresql.jar")) {
                    assertThat(jar.getFileName().toString())
                            .startsWith(component.getName() + "-" + component.getVersion());
                }
            }
        }
    }

    @Test
    void hasNothingThatIsNotThere() throws Exception {
        Bom bill = new JsonParser().parse(BILL.toFile());
        assertThat(bill.getComponents())
                .allSatisfy(component -> assertThat(places(component))
                        .isNotEmpty()
                        .allSatisfy(place -> assertThat(SERVER.resolve(place)).exists()));
        assertThat(bill.getComponents())
                .extracting(Component::getName)
                .contains("undertow-core", "commonmark", "libwebp", "sqlite", "source-serif", "view")
                .doesNotContain("jakarta.jakartaee-api", "junit-jupiter", "closure-compiler");
    }

    @Test
    void saysUnderWhichLicenceEachIs() throws Exception {
        assertThat(new JsonParser().parse(BILL.toFile()).getComponents())
                .allSatisfy(component ->
                        assertThat(component.getLicenses().getLicenses()).isNotEmpty());
    }

    @Test
    void isTheSameWhereverItIsMade() throws Exception {
        Path again = folder.resolve("again.json");
        // The build's own last arguments: what is there and is no jar.
        List<String> software = new JsonParser()
                .parse(BILL.toFile()).getComponents().stream()
                        .filter(component -> component.getPurl().startsWith("pkg:generic/"))
                        .map(component -> String.join(
                                " ",
                                component.getName(),
                                component.getVersion(),
                                component.getLicenses().getLicenses().get(0).getId(),
                                places(component).get(0)))
                        .toList();
        assertThat(make(SERVER, ALLOWED, again, software)).isEmpty();
        assertThat(again).hasSameBinaryContentAs(BILL);
    }

    @Test
    void failsTheBuildOnAJarOfUnknownOriginAndOnALicenceThatIsNotAllowed() throws Exception {
        Path small = folder.resolve("small");
        for (String file : List.of(".installation/manifest.yaml", "docs/licenses/licenses.xml", "jboss-modules.jar")) {
            Files.createDirectories(small.resolve(file).getParent());
            Files.copy(SERVER.resolve(file), small.resolve(file));
        }
        Files.writeString(small.resolve("stranger-1.0.jar"), "not of Maven");
        Path fewer = Files.writeString(folder.resolve("allowed.properties"), "Apache-2.0 = Apache License 2.0\n");

        Path bill = folder.resolve("bill.json");
        assertThat(make(small, fewer, bill, List.of()))
                .contains("stranger-1.0.jar comes from nowhere that Maven or WildFly knows of")
                .containsPattern(
                        "jboss-modules@.* is under \"Indiana University Extreme! Lab Software License 1.1.1\"");
        assertThat(bill).doesNotExist();
    }

    /** What the build's program complains of; empty if it made a bill. */
    private String make(Path server, Path allowed, Path target, List<String> software) throws Exception {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "src/build/BillOfMaterials.java",
                MAVENS.toString(),
                server.toString(),
                allowed.toString(),
                target.toString()));
        command.addAll(software);
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return exit == 0 ? "" : Files.readString(output);
    }

    private static Map<String, Component> byPlace(Bom bill) {
        Map<String, Component> all = new HashMap<>();
        bill.getComponents().forEach(component -> places(component).forEach(place -> all.put(place, component)));
        return all;
    }

    private static List<String> places(Component component) {
        return component.getEvidence().getOccurrences().stream()
                .map(Occurrence::getLocation)
                .toList();
    }

    private static Optional<String> hash(Component component) {
        return component.getHashes().stream()
                .filter(hash -> hash.getAlgorithm().equals(Hash.Algorithm.SHA_256.getSpec()))
                .map(Hash::getValue)
                .findFirst();
    }

    private static Optional<String> sha256(Path file) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return Optional.of(HexFormat.of().formatHex(hash));
    }
}
