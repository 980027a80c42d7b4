package org.travessia.transfer.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.travessia.platform.Markdown;

/**
 * One file as its author wrote it.
 *
 * @param title of the front matter; else the first heading, which then is not part of the body; else made of the file's name
 * @param body the text without front matter and title, else unchanged to the byte
 * @param controlsRemoved whether there were control characters, which no text has and no database keeps
 */
record MarkdownFile(String title, FrontMatter frontMatter, String body, boolean controlsRemoved) {

    /** The largest file, in bytes. */
    static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f&&[^\\n\\r\\t]]");

    /**
     * Reads a file.
     *
     * @param name its path within the folder, for messages
     * @throws NotTaken if it holds no text
     * @throws org.travessia.platform.Invalid if the text is beyond what Markdown may be
     */
    static MarkdownFile read(Path file, String name, Markdown markdown) throws NotTaken {
        String text = text(file, name);
        String clean = CONTROLS.matcher(text).replaceAll("");
        int start = FrontMatter.length(clean);
        FrontMatter frontMatter = start == 0 ? new FrontMatter(Map.of()) : FrontMatter.read(clean.substring(0, start));
        String body = clean.substring(start);
        Optional<String> declared = frontMatter.value("title");
        Optional<Heading> heading = title(markdown.elements(body), declared);
        String title = declared.or(() -> heading.map(Markdown::plainText)).orElseGet(() -> ofName(file));
        return new MarkdownFile(
                title,
                frontMatter,
                heading.map(found -> without(found, body)).orElse(body),
                clean.length() != text.length());
    }

    private static String text(Path file, String name) throws NotTaken {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new NotTaken(ImportReport.Note.of(name, "import.tooLarge", MAX_BYTES / (1024 * 1024)));
            }
            // Strictly: a wrong byte would otherwise become a question mark in print.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new NotTaken(ImportReport.Note.of(name, "import.binary"));
            }
            if (text.isBlank()) {
                throw new NotTaken(ImportReport.Note.of(name, "import.empty"));
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new NotTaken(ImportReport.Note.of(name, "import.notUtf8"));
        } catch (IOException unreadable) {
            throw new NotTaken(ImportReport.Note.of(name, "import.unreadable"));
        }
    }

    /**
     * The heading that is the title: the first one, if it opens the text or is of the first level. If the front matter has a
     * title, only a heading that repeats it.
     */
    private static Optional<Heading> title(List<Node> elements, Optional<String> declared) {
        for (Node element : elements) {
            if (element instanceof Heading heading && heading.getParent() instanceof Document) {
                Node before = heading.getPrevious();
                while (before instanceof LinkReferenceDefinition) {
                    before = before.getPrevious();
                }
                String text = Markdown.plainText(heading);
                boolean titles = before == null || heading.getLevel() == 1;
                return titles && !text.isEmpty() && declared.map(text::equals).orElse(true)
                        ? Optional.of(heading)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String without(Heading heading, String body) {
        List<SourceSpan> spans = heading.getSourceSpans();
        SourceSpan last = spans.get(spans.size() - 1);
        int start = spans.get(0).getInputIndex();
        int end = last.getInputIndex() + last.getLength();
        while (start > 0 && body.charAt(start - 1) == ' ') {
            start--;
        }
        while (end < body.length() && Character.isWhitespace(body.charAt(end)) && body.charAt(end) != '\t') {
            end++;
        }
        // The indentation of the next line is its own: it may begin a code block.
        while (end > 0 && body.charAt(end - 1) == ' ') {
            end--;
        }
        return body.substring(0, start) + body.substring(end);
    }

    /** "03_http_cli.md" is called "Http cli". */
    private static String ofName(Path file) {
        String own = file.getFileName().toString();
        // Hugo's page bundle is called by its folder.
        String name = own.equals("index.md") && file.getParent() != null
                ? file.getParent().getFileName() + ".md"
                : own;
        String stem = name.substring(0, name.lastIndexOf('.'));
        String words = stem.replaceFirst("^\\d{4}-\\d\\d-\\d\\d-", "")
                .replaceFirst("^\\d+[ ._-]+", "")
                .replaceAll("[_-]+", " ")
                .strip();
        String title = words.isEmpty() ? stem : words;
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }
}
