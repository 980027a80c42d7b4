package org.travessia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example of the CommonMark specification, through the parser that the blog bounds. */
class CommonMarkSpecificationTest {

    private static final List<Example> EXAMPLES = ExampleReader.readExamples(TestResources.getSpec());

    @TestFactory
    Stream<DynamicTest> example() {
        Parser parser = Markdown.parser(List.of());
        HtmlRenderer renderer = HtmlRenderer.builder().percentEncodeUrls(true).build();
        return EXAMPLES.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.toString(),
                        () -> assertThat(renderer.render(parser.parse(tabs(example.getSource()))))
                                .isEqualTo(tabs(example.getHtml()))));
    }

    @Test
    void thereAreExamples() {
        assertThat(EXAMPLES).hasSizeGreaterThan(600);
    }

    /** The specification prints tabs as arrows. */
    private static String tabs(String text) {
        return text.replace('→', '\t');
    }
}
