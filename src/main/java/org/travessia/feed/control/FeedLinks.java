package org.travessia.feed.control;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Where a feed of XML is, and the page that it is of. */
final class FeedLinks {

    private static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

    private FeedLinks() {}

    static void set(SyndFeed feed, FeedFormat format, String page, String self) {
        if (format == FeedFormat.ATOM) {
            feed.setLinks(List.of(link(page, "alternate", "text/html"), link(self, "self", format.contentType())));
        } else {
            feed.setLink(page);
            // RSS has no element for its own address; everybody borrows Atom's.
            feed.setForeignMarkup(List.of(new Element("link", ATOM)
                    .setAttribute("href", self)
                    .setAttribute("rel", "self")
                    .setAttribute("type", format.contentType())));
        }
    }

    private static SyndLink link(String address, String relation, String type) {
        SyndLink link = new SyndLinkImpl();
        link.setHref(address);
        link.setRel(relation);
        link.setType(type);
        return link;
    }
}
