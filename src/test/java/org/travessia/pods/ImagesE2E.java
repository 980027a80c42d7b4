package org.travessia.pods;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.travessia.e2e.Commands.words;

import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.travessia.e2e.Commands;

/** What the images say they are made of. {@code BLOG_E2E_SCRIPTS} says where the folder {@code podman/} is for their engine. */
class ImagesE2E {

    @BeforeAll
    static void somewhere() {
        assumeThat(System.getenv("BLOG_E2E_SCRIPTS")).as("BLOG_E2E_SCRIPTS").isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"localhost/blog,libjpeg62-turbo", "localhost/blog-nginx,nginx", "localhost/blog-postgres,postgresql-17"
    })
    void haveABillOfMaterials(String image, String made) throws Exception {
        byte[] printed = Commands.run(words(System.getenv("BLOG_E2E_SCRIPTS") + "sbom", image))
                .getBytes(UTF_8);
        JsonParser parser = new JsonParser();
        assertThat(parser.validate(printed, Version.VERSION_16)).isEmpty();
        Bom bill = parser.parse(printed);
        assertThat(bill.getComponents()).extracting(Component::getName).contains("libc6", made);
        assertThat(bill.getComponents())
                .allSatisfy(component -> assertThat(component.getVersion()).isNotBlank());
        boolean application = image.equals("localhost/blog");
        assertThat(bill.getComponents().stream()
                        .anyMatch(component -> component.getName().equals("openjdk")))
                .isEqualTo(application);
        var references = bill.getMetadata().getComponent().getExternalReferences();
        assertThat(references == null ? 0 : references.size()).isEqualTo(application ? 1 : 0);
    }
}
