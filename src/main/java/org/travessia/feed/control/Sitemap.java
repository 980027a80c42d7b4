package org.travessia.feed.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jsoup.parser.Parser;
import org.travessia.feed.control.Address.Translation;
import org.travessia.platform.Configuration;
import org.travessia.platform.WholeUrl;
import org.travessia.web.Site;

/**
 * Lists every place that everybody finds for search engines, as sitemaps.org has it, with Google's extension for images and with the
 * same in other languages: in one file, or in an index of the files of its {@link Section}s. No file has more than
 * {@value #MAX_ADDRESSES} addresses, so that each is made in a moment, of the rows as the database gives them, and is no longer than
 * what is kept in memory to tell whether it has changed.
 */
@ApplicationScoped
@Transactional
public class Sitemap {

    /** The most addresses of one file. */
    public static final int MAX_ADDRESSES = 1000;

    /** The most images of one address: who looks for the others finds them on the page. */
    public static final int MAX_IMAGES = 20;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String IMAGE_NAMESPACE = "http://www.google.com/schemas/sitemap-image/1.1";
    private static final String XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml";

    /** Sitemaps take no longer address. */
    private static final int MAX_LENGTH = 2048;

    /** As the sanitizer and the library of files write them: attributes in double quotes, none of which is in a value. */
    private static final Pattern IMAGE = Pattern.compile("<img(?: (?!src=)[a-z-]+=\"[^\"]*\")* src=\"([^\"]*)\"");

    private final AddressRepository addresses;
    private final URI baseUrl;

    /** For the proxy only. */
    protected Sitemap() {
        this.addresses = null;
        this.baseUrl = null;
    }

    @Inject
    public Sitemap(AddressRepository addresses, Configuration configuration) {
        this.addresses = addresses;
        this.baseUrl = configuration.baseUrl();
    }

    /** Makes the only file, or the index of all. */
    public byte[] main(Site site) {
        List<Count> counts = Arrays.stream(Section.values())
                .map(section -> new Count(section, addresses.count(section)))
                .toList();
        if (counts.stream().mapToLong(Count::addresses).sum() <= MAX_ADDRESSES) {
            return urls(site, xml -> {
                for (Count count : counts) {
                    addresses.each(count.section(), 0, MAX_ADDRESSES, address -> write(xml, address, site));
                }
            });
        }
        return document("sitemapindex", xml -> {
            for (Count count : counts) {
                for (int number = 1; number <= count.files(); number++) {
                    xml.writeStartElement("sitemap");
                    element(xml, "loc", baseUrl + "/sitemap-" + count.section().fileName() + "-" + number + ".xml");
                    xml.writeEndElement();
                }
            }
        });
    }

    /**
     * Makes a file of a section.
     *
     * @param number from 1
     * @return empty if the section has not so many
     */
    public Optional<byte[]> file(Section section, int number, Site site) {
        if (number > new Count(section, addresses.count(section)).files()) {
            return Optional.empty();
        }
        return Optional.of(urls(
                site,
                xml -> addresses.each(
                        section, (number - 1) * MAX_ADDRESSES, MAX_ADDRESSES, address -> write(xml, address, site))));
    }

    private record Count(Section section, long addresses) {
        int files() {
            return (int) ((addresses + MAX_ADDRESSES - 1) / MAX_ADDRESSES);
        }
    }

    private void write(XMLStreamWriter xml, Address address, Site site) {
        try {
            xml.writeStartElement("url");
            element(xml, "loc", whole(address.path()));
            if (address.changedAt().isPresent()) {
                element(xml, "lastmod", second(address.changedAt().get()));
            }
            if (!address.translations().isEmpty()) {
                // Each names all, itself too: they believe it only of addresses that say so of each other.
                alternate(xml, new Translation(address.language(), address.path()), site);
                for (Translation translation : address.translations()) {
                    alternate(xml, translation, site);
                }
            }
            for (String image : images(address)) {
                xml.writeStartElement(IMAGE_NAMESPACE, "image");
                xml.writeStartElement(IMAGE_NAMESPACE, "loc");
                xml.writeCharacters(image);
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndElement();
        } catch (XMLStreamException impossible) {
            throw inMemory(impossible);
        }
    }

    private void alternate(XMLStreamWriter xml, Translation translation, Site site) throws XMLStreamException {
        xml.writeEmptyElement(XHTML_NAMESPACE, "link");
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute(
                "hreflang", translation.language().orElse(site.language().toLanguageTag()));
        xml.writeAttribute("href", whole(translation.path()));
    }

    private Set<String> images(Address address) {
        Stream<String> inText = IMAGE.matcher(address.html())
                .results()
                .map((MatchResult image) -> Parser.unescapeEntities(image.group(1), true));
        Set<String> images = new LinkedHashSet<>();
        Stream.concat(address.featureImage().stream(), inText)
                .map(image -> AbsoluteLinks.complete(image, baseUrl, whole(address.path())))
                .map(image -> Xml.text(WholeUrl.ofReference(baseUrl.toString(), image)))
                .filter(image -> image.startsWith("http") && image.length() < MAX_LENGTH)
                .distinct()
                .limit(MAX_IMAGES)
                .forEach(images::add);
        return images;
    }

    private String whole(String path) {
        return Xml.text(WholeUrl.ofPath(baseUrl.toString(), path));
    }

    /** Readers of sitemaps do not all know finer fractions. */
    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static byte[] urls(Site site, Content content) {
        return document("urlset", xml -> {
            xml.writeNamespace("image", IMAGE_NAMESPACE);
            xml.writeNamespace("xhtml", XHTML_NAMESPACE);
            content.write(xml);
        });
    }

    private static byte[] document(String root, Content content) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(output, "UTF-8");
            xml.setPrefix("image", IMAGE_NAMESPACE);
            xml.setPrefix("xhtml", XHTML_NAMESPACE);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            content.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException impossible) {
            throw inMemory(impossible);
        }
        return output.toByteArray();
    }

    private static IllegalStateException inMemory(XMLStreamException impossible) {
        return new IllegalStateException("XML of checked addresses, written to memory", impossible);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }
}
