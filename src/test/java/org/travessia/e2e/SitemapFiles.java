package org.travessia.e2e;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** A sitemap as search engines read it: the one file, or all that its index names. */
final class SitemapFiles {

    private SitemapFiles() {}

    /** Every file of addresses that there is. */
    static List<Document> of(Visit visitor) {
        Document main = xml(visitor, "/sitemap.xml");
        List<String> files = main.select("sitemapindex > sitemap > loc").eachText();
        if (files.isEmpty()) {
            return List.of(main);
        }
        List<Document> all = new ArrayList<>();
        files.forEach(file ->
                all.add(xml(visitor, file.substring(Blog.baseUrl().toString().length()))));
        return all;
    }

    private static Document xml(Visit visitor, String path) {
        return Jsoup.parse(visitor.get(path).body(), "", Parser.xmlParser());
    }
}
