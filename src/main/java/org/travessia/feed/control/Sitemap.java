package org.travessia.feed.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.travessia.platform.Configuration;
import org.travessia.post.control.PostAddress;
import org.travessia.post.control.ReadPosts;

/**
 * Lists every public address for search engines, as sitemaps.org has it: in one file, or in an index of files when they are
 * more than one may hold. Posts are written as the database gives them, however many they are.
 */
@ApplicationScoped
public class Sitemap {

    /** The most addresses of one file. */
    public static final int MAX_ADDRESSES = 50_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final ReadPosts posts;
    private final URI baseUrl;

    /** For the proxy only. */
    protected Sitemap() {
        this.posts = null;
        this.baseUrl = null;
    }

    @Inject
    public Sitemap(ReadPosts posts, Configuration configuration) {
        this.posts = posts;
        this.baseUrl = configuration.baseUrl();
    }

    /** How many files the sitemap has; the first has the home page besides posts. */
    public int files() {
        return (int) (posts.countPublished() / MAX_ADDRESSES) + 1;
    }

    /** Writes the only file, or the index of all. */
    public void writeMain(OutputStream output) {
        int files = files();
        if (files == 1) {
            writeFile(1, output);
            return;
        }
        document(output, "sitemapindex", xml -> {
            for (int number = 1; number <= files; number++) {
                xml.writeStartElement("sitemap");
                element(xml, "loc", baseUrl + "/sitemap-" + number + ".xml");
                xml.writeEndElement();
            }
        });
    }

    /**
     * Writes one of the files.
     *
     * @param number from 1 to {@link #files()}
     */
    public void writeFile(int number, OutputStream output) {
        document(output, "urlset", xml -> {
            if (number == 1) {
                xml.writeStartElement("url");
                element(xml, "loc", baseUrl + "/");
                xml.writeEndElement();
            }
            // The home page takes one place of the first file.
            int skip = number == 1 ? 0 : (number - 1) * MAX_ADDRESSES - 1;
            int limit = number == 1 ? MAX_ADDRESSES - 1 : MAX_ADDRESSES;
            posts.eachPublished(skip, limit, post -> writePost(xml, post));
        });
    }

    private void writePost(XMLStreamWriter xml, PostAddress post) {
        try {
            xml.writeStartElement("url");
            element(xml, "loc", baseUrl + "/posts/" + URLEncoder.encode(post.slug(), StandardCharsets.UTF_8));
            element(xml, "lastmod", post.updatedAt().toString());
            xml.writeEndElement();
        } catch (XMLStreamException gone) {
            throw new ReaderGone(gone);
        }
    }

    private static void document(OutputStream output, String root, Content content) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(output, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            content.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException gone) {
            throw new ReaderGone(gone);
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** Whoever asked has hung up in the middle of the answer. */
    public static class ReaderGone extends RuntimeException {

        ReaderGone(Throwable cause) {
            super(cause);
        }
    }
}
