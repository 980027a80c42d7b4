package org.travessia.transfer.control;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.travessia.platform.Invalid;

/**
 * Reads WordPress's export (WXR), one item after the other, so that a file of any size costs the memory of its largest item. The file is
 * a stranger's: document types, and with them entities of their own, are refused. Real exports have control characters, which XML
 * forbids, and bytes that are not in their encoding: both are replaced.
 */
final class WxrReader {

    /** The longest text of one element, in characters; of a longer one nothing is kept. */
    private static final int MAX_TEXT = 4_000_000;

    /** The most that is kept of one item, its comments among it, in characters: it is held in memory. */
    private static final int MAX_ITEM = 16_000_000;

    private static final int MAX_FIELD = 100_000;
    private static final int MAX_FIELDS = 200;
    private static final int MAX_COMMENTS = 50_000;
    private static final int MAX_META = 300;
    private static final int MAX_TERMS = 500;
    private static final int SNIFFED = 1024;
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]*\\bencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
    private static final Set<String> LONG = Set.of("content:encoded", "excerpt:encoded", "wp:comment_content");

    private final Path file;

    WxrReader(Path file) {
        this.file = file;
    }

    /** Takes what is read, in the order of the file. */
    interface Taker {

        /** A field of the blog, such as {@code title}. */
        default void site(String name, String value) {}

        /** An author, a category, a tag or another term, by the element's name. */
        default void part(String name, Map<String, String> fields) {}

        /** An item; false to end. */
        boolean item(Item item);
    }

    /**
     * A post, a page, an attachment or anything else.
     *
     * @param fields the text of its elements by their names with prefixes, such as {@code wp:post_id}
     * @param meta what {@code wp:postmeta} says
     * @param tooLong whether a text was longer than anything that could be taken
     * @param commentsLeft how many comments were too many
     */
    record Item(
            Map<String, String> fields,
            Map<String, String> meta,
            List<Term> terms,
            List<Map<String, String>> comments,
            boolean tooLong,
            int commentsLeft) {

        String field(String name) {
            return fields.getOrDefault(name, "");
        }

        long number(String name) {
            return WxrReader.number(field(name));
        }
    }

    /** A category or a tag of an item. */
    record Term(String domain, String slug, String name) {}

    /** Where a file ends to be readable. */
    static final class Broken extends Exception {

        private final int line;

        Broken(int line, String reason) {
            super(reason);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    static long number(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    /**
     * Reads the file.
     *
     * @return whether some of its bytes were in another encoding than it says
     * @throws Invalid with field {@code file} if it is no WordPress export, or has a document type
     * @throws Broken if it is one, but ends or breaks somewhere
     */
    boolean read(Taker taker) throws Broken {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                Clean text = new Clean(reader(bytes))) {
            XMLStreamReader xml = factory().createXMLStreamReader(text);
            try {
                new Document(xml, taker).read();
            } catch (XMLStreamException broken) {
                if (!(broken instanceof Structure)) {
                    throw new Broken(line(broken), firstLine(broken));
                }
                throw (Structure) broken;
            } finally {
                xml.close();
            }
            return text.replaced();
        } catch (Structure wrong) {
            throw new Invalid("file", wrong.key(), file);
        } catch (XMLStreamException wrong) {
            throw new Invalid("file", "wordpress.notXml", file, firstLine(wrong));
        } catch (IOException unreadable) {
            throw new Invalid("file", "import.fileUnreadable", file);
        }
    }

    private static int line(XMLStreamException broken) {
        return broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
    }

    private static String firstLine(XMLStreamException broken) {
        String message = String.valueOf(broken.getMessage());
        int detail = message.indexOf("Message: ");
        return DjangoText.plain(detail < 0 ? message : message.substring(detail + "Message: ".length()));
    }

    private static XMLInputFactory factory() {
        // The JDK's own, whatever else is on the class path: these settings are its.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("an external entity");
        });
        return factory;
    }

    private Reader reader(InputStream bytes) throws IOException {
        bytes.mark(SNIFFED + 1);
        byte[] start = bytes.readNBytes(SNIFFED);
        bytes.reset();
        Charset charset = StandardCharsets.UTF_8;
        if (starts(start, 0xEF, 0xBB, 0xBF)) {
            bytes.skipNBytes(3);
        } else if (starts(start, 0xFE, 0xFF) || starts(start, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16;
        } else if (starts(start, 0, '<')) {
            charset = StandardCharsets.UTF_16BE;
        } else if (starts(start, '<', 0)) {
            charset = StandardCharsets.UTF_16LE;
        } else {
            Matcher declared = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
            if (declared.find()) {
                charset = charset(declared.group(1));
            }
        }
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new Invalid("file", "import.charsetUnknown", file, name);
        }
    }

    private static boolean starts(byte[] bytes, int... expected) {
        boolean same = bytes.length >= expected.length;
        for (int i = 0; same && i < expected.length; i++) {
            same = (bytes[i] & 0xFF) == expected[i];
        }
        return same;
    }

    /** The file is XML, but not what is asked for. */
    private static final class Structure extends XMLStreamException {

        private final String key;

        Structure(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** One walk through the document. */
    private static final class Document {

        private final XMLStreamReader xml;

        /** Characters that may still be kept of the item at hand. */
        private int room = MAX_ITEM;

        private final Taker taker;

        Document(XMLStreamReader xml, Taker taker) {
            this.xml = xml;
            this.taker = taker;
        }

        void read() throws XMLStreamException {
            boolean channel = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new Structure("wordpress.doctype");
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String name = name();
                if (!channel && !name.equals("rss") && !name.equals("channel")) {
                    throw new Structure("wordpress.notWxr");
                }
                if (name.equals("channel")) {
                    channel = true;
                } else if (channel && !part(name)) {
                    return;
                }
            }
            if (!channel) {
                throw new Structure("wordpress.notWxr");
            }
        }

        private boolean part(String name) throws XMLStreamException {
            switch (name) {
                case "item" -> {
                    return item();
                }
                case "wp:author", "wp:category", "wp:tag", "wp:term" -> taker.part(name, children(name));
                case "image" -> children(name);
                default -> taker.site(name, text(name, MAX_FIELD).orElse(""));
            }
            return true;
        }

        private boolean item() throws XMLStreamException {
            Map<String, String> fields = new HashMap<>();
            Map<String, String> meta = new HashMap<>();
            List<Term> terms = new ArrayList<>();
            List<Map<String, String>> comments = new ArrayList<>();
            boolean tooLong = false;
            int left = 0;
            room = MAX_ITEM;
            while (!(xml.next() == XMLStreamConstants.END_ELEMENT && name().equals("item"))) {
                if (!xml.isStartElement()) {
                    continue;
                }
                String name = name();
                switch (name) {
                    case "wp:postmeta" -> {
                        Map<String, String> pair = children(name);
                        if (meta.size() < MAX_META) {
                            meta.putIfAbsent(
                                    pair.getOrDefault("wp:meta_key", ""), pair.getOrDefault("wp:meta_value", ""));
                        }
                    }
                    case "wp:comment" -> {
                        Map<String, String> comment = children(name);
                        if (comments.size() < MAX_COMMENTS) {
                            comments.add(comment);
                        } else {
                            left++;
                        }
                    }
                    case "category" -> {
                        String domain = attribute("domain");
                        String slug = attribute("nicename");
                        String label = text(name, MAX_FIELD).orElse("");
                        if (terms.size() < MAX_TERMS) {
                            terms.add(new Term(domain, slug, label));
                        }
                    }
                    default -> {
                        Optional<String> text = text(name, LONG.contains(name) ? MAX_TEXT : MAX_FIELD);
                        tooLong |= text.isEmpty() && LONG.contains(name);
                        if (fields.size() < MAX_FIELDS) {
                            fields.putIfAbsent(name, text.orElse(""));
                        }
                    }
                }
            }
            return taker.item(new Item(fields, meta, terms, comments, tooLong, left));
        }

        private String attribute(String name) {
            String value = xml.getAttributeValue(null, name);
            return value == null ? "" : value;
        }

        /** The texts of an element's children; of those within them nothing. */
        private Map<String, String> children(String of) throws XMLStreamException {
            Map<String, String> fields = new HashMap<>();
            while (!(xml.next() == XMLStreamConstants.END_ELEMENT && name().equals(of))) {
                if (xml.isStartElement()) {
                    String name = name();
                    String text = name.equals("wp:commentmeta")
                            ? skipped(name)
                            : text(name, MAX_FIELD).orElse("");
                    fields.putIfAbsent(name, text);
                }
            }
            return fields;
        }

        private String skipped(String name) throws XMLStreamException {
            children(name);
            return "";
        }

        /** The text up to an element's end, with that of elements within; empty if it is too long. */
        private Optional<String> text(String of, int max) throws XMLStreamException {
            StringBuilder text = new StringBuilder();
            boolean tooLong = false;
            for (int depth = 1; depth > 0; ) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        tooLong |= text.length() + xml.getTextLength() > Math.min(max, room);
                        if (tooLong) {
                            text.setLength(0);
                        } else {
                            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                        }
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        text.append('&').append(xml.getLocalName()).append(';');
                    case XMLStreamConstants.DTD -> throw new Structure("wordpress.doctype");
                    default -> {}
                }
            }
            room -= text.length();
            return tooLong ? Optional.empty() : Optional.of(text.toString());
        }

        private String name() {
            String prefix = xml.getPrefix();
            return prefix == null || prefix.isEmpty() ? xml.getLocalName() : prefix + ":" + xml.getLocalName();
        }
    }

    /** Leaves out the characters that XML forbids. */
    private static final class Clean extends FilterReader {

        private boolean replaced;

        Clean(Reader in) {
            super(in);
        }

        boolean replaced() {
            return replaced;
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                char character = buffer[i];
                if (character < ' ' && character != '\n' && character != '\r' && character != '\t'
                        || character == '\uFFFE'
                        || character == '\uFFFF') {
                    buffer[i] = ' ';
                } else if (character == '\uFFFD') {
                    replaced = true;
                }
            }
            return count;
        }
    }
}
