package org.travessia.redirect.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.travessia.redirect.entity.Redirect;
import org.travessia.web.Elsewhere;

/** Tells readers of old addresses where to go: of the table {@code redirect}, one query for an answer that would be 404. */
@ApplicationScoped
@Transactional
public class FormerAddresses implements Elsewhere {

    private static final Pattern FEED =
            Pattern.compile("/feeds(/[^/]+/[^/]+)(/(?:comments/)?(?:(?:rss|atom)\\.xml|feed\\.json))");
    private static final Pattern HAS_FEEDS = Pattern.compile("/(?:posts|tags|categories|authors)/[^/?#]+");
    private static final Pattern TEXT = Pattern.compile("((?:/posts)?/[^/.]+)\\.md");
    private static final Pattern HAS_TEXT = Pattern.compile("(?:/posts)?/[^/.?#]+");
    private static final Pattern TAIL = Pattern.compile("[?#]");

    private RedirectRepository redirects;
    private Secrecy secrecy;

    /** For CDI's proxy only. */
    protected FormerAddresses() {}

    @Inject
    public FormerAddresses(RedirectRepository redirects, Secrecy secrecy) {
        this.redirects = redirects;
        this.secrecy = secrecy;
    }

    @Override
    public Optional<Fate> of(String path, String query) {
        if (path.length() > Redirect.MAX_PATH || path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return leading(path, query)
                .map(redirect -> new Fate(redirect.target().map(FormerAddresses::encoded)))
                .or(() -> feedOf(path))
                .or(() -> textOf(path));
    }

    /** What was renamed after readers no longer found it has an address that is not to be told. */
    private Optional<Redirect> leading(String path, String query) {
        return redirects
                .leading(path, query)
                .filter(redirect -> redirect.target()
                        .map(target -> TAIL.split(target, 2)[0])
                        .filter(secrecy::hides)
                        .isEmpty());
    }

    /** Programs that read the feed of what moved are led to the feed of what it is now; people do not see that it moved. */
    private Optional<Fate> feedOf(String path) {
        Matcher feed = FEED.matcher(path);
        return feed.matches()
                ? leading(feed.group(1), "")
                        .map(redirect -> new Fate(redirect.target()
                                .filter(target -> HAS_FEEDS.matcher(target).matches())
                                .map(target -> encoded("/feeds" + target + feed.group(2)))))
                : Optional.empty();
    }

    /** As the post moved, so did the text that it was written as. */
    private Optional<Fate> textOf(String path) {
        Matcher text = TEXT.matcher(path);
        return text.matches()
                ? leading(text.group(1), "")
                        .map(redirect -> new Fate(redirect.target()
                                .filter(target -> HAS_TEXT.matcher(target).matches())
                                .map(target -> encoded(target + ".md"))))
                : Optional.empty();
    }

    /** A path of this blog is kept as people read it; HTTP wants it percent-encoded. */
    private static String encoded(String target) {
        if (!target.startsWith("/")) {
            return target;
        }
        try {
            Matcher tail = TAIL.matcher(target);
            int end = tail.find() ? tail.start() : target.length();
            return new URI(null, null, target.substring(0, end), null).toASCIIString() + target.substring(end);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a path", impossible);
        }
    }
}
