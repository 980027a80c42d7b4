package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.travessia.media.control.Picture;
import org.travessia.media.control.ShowMedia;
import org.travessia.tag.control.TermView;
import org.travessia.tag.entity.TermKind;

/** The ways to what everybody finds: by tag, category, author, month, and by words. */
@ApplicationScoped
@Transactional
public class BrowsePosts {

    /** Posts on one page. */
    public static final int PAGE = 10;

    /** The last page of results: who has not found it on the first twenty searches for something else. */
    public static final int LAST_PAGE = 20;

    /** The longest that can be searched for, in characters. */
    public static final int MAX_WORDS = 200;

    private static final int MOST_PINNED = 5;

    private PostListRepository lists;
    private ShowMedia media;

    /** For CDI's proxy only. */
    protected BrowsePosts() {}

    @Inject
    public BrowsePosts(PostListRepository lists, ShowMedia media) {
        this.lists = lists;
        this.media = media;
    }

    /** A page of the posts under a tag or on a shelf, newest first. */
    public Page<PostSummary> under(TermView term, Optional<Cursor> before, Optional<Cursor> after) {
        return under(term, before, after, PAGE);
    }

    /** The same with so many posts on a page. */
    public Page<PostSummary> under(TermView term, Optional<Cursor> before, Optional<Cursor> after, int size) {
        return page(
                before,
                after,
                size,
                term.kind() == TermKind.TAG
                        ? (place, older, limit) -> lists.tagged(term.id(), place, older, limit)
                        : (place, older, limit) -> lists.shelved(term.id(), place, older, limit));
    }

    /**
     * Somebody whose posts everybody finds.
     *
     * @throws AuthorNotFound if there is nobody of this name, or an account without such a post: who has one is nobody's business
     */
    public AuthorView author(String username) {
        if (username.indexOf('\0') >= 0) {
            throw new AuthorNotFound(username);
        }
        return lists.author(username).orElseThrow(() -> new AuthorNotFound(username));
    }

    /** Somebody with the smallest form of their picture: it is shown small, and the library has it in any size. */
    public AuthorView withSmallPicture(AuthorView author) {
        return author.avatar() == null
                ? author
                : new AuthorView(
                        author.id(),
                        author.username(),
                        author.displayName(),
                        author.bio(),
                        author.website(),
                        media.at(author.avatar())
                                .map(Picture::thumbnail)
                                .orElse(author.avatar().startsWith("/media/") ? null : author.avatar()));
    }

    /** A page of one person's posts, newest first. */
    public Page<PostSummary> by(AuthorView author, Optional<Cursor> before, Optional<Cursor> after) {
        return by(author, before, after, PAGE);
    }

    /** The same with so many posts on a page. */
    public Page<PostSummary> by(AuthorView author, Optional<Cursor> before, Optional<Cursor> after, int size) {
        return page(before, after, size, (place, older, limit) -> lists.writtenBy(author.id(), place, older, limit));
    }

    /** The newest under a tag or on a shelf, whole, for a feed. */
    public List<PublishedPost> newestUnder(TermView term, int limit) {
        return term.kind() == TermKind.TAG
                ? lists.newestTagged(term.id(), limit)
                : lists.newestShelved(term.id(), limit);
    }

    /** One person's newest, whole, for a feed. */
    public List<PublishedPost> newestBy(AuthorView author, int limit) {
        return lists.newestBy(author.id(), limit);
    }

    /** The newest of all, whole, for a feed. */
    public List<PublishedPost> newest(int limit) {
        return lists.newest(limit);
    }

    /**
     * The newest in a language, whole, for a feed.
     *
     * @param site the site's own language, in which a post is that says none
     */
    public List<PublishedPost> newestIn(Locale language, Locale site, int limit) {
        return lists.newestIn(language.toLanguageTag(), language.equals(site), limit);
    }

    /** The newest of a month, whole, for a feed. */
    public List<PublishedPost> newestIn(YearMonth month, ZoneId zone, int limit) {
        return lists.newestBetween(begin(month, zone), begin(month.plusMonths(1), zone), limit);
    }

    /** The months that have posts, newest first. */
    public List<MonthCount> months() {
        return lists.months();
    }

    /** A page of a month's posts, newest first. */
    public Page<PostSummary> in(YearMonth month, ZoneId zone, Optional<Cursor> before, Optional<Cursor> after) {
        Instant from = begin(month, zone);
        Instant to = begin(month.plusMonths(1), zone);
        return page(before, after, PAGE, (place, older, limit) -> lists.between(from, to, place, older, limit));
    }

    private static Instant begin(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /**
     * What the home page begins with.
     *
     * @param size posts on its page
     */
    public Front front(int size) {
        PostListRepository.Front found = lists.front(MOST_PINNED, size + 1);
        Page<PostSummary> page = Page.read(
                Optional.empty(), Optional.empty(), size, (place, older, limit) -> found.newest(), BrowsePosts::place);
        List<Long> first = found.pinned().stream().map(PostSummary::id).toList();
        List<PostSummary> others =
                page.rows().stream().filter(post -> !first.contains(post.id())).toList();
        return new Front(found.pinned(), new Page<>(others, page.newer(), page.older()));
    }

    /**
     * The first page of all posts.
     *
     * @param pinned those that stand first
     * @param page the newest, without those; further pages have them at the place of their date
     */
    public record Front(List<PostSummary> pinned, Page<PostSummary> page) {}

    /**
     * A page of all posts by its number.
     *
     * @param number from 2
     * @param size posts on each page
     * @return empty if there are not so many
     */
    public Optional<Page<PostSummary>> numbered(int number, int size) {
        return lists.placeOf((number - 1L) * size)
                .map(before ->
                        Page.read(Optional.of(before), Optional.empty(), size, lists::listed, BrowsePosts::place))
                .filter(page -> !page.rows().isEmpty());
    }

    /**
     * A page of what a search finds, best first.
     *
     * @param words as they were typed
     * @param page from 1 to {@link #LAST_PAGE}
     */
    public SearchPage search(String words, int page) {
        String asked = words.replace("\0", "").strip();
        if (asked.isEmpty() || asked.codePointCount(0, asked.length()) > MAX_WORDS) {
            return new SearchPage(List.of(), page, false);
        }
        List<SearchResult> found = lists.search(asked, (page - 1) * PAGE, PAGE + 1);
        return found.size() <= PAGE
                ? new SearchPage(found, page, false)
                : new SearchPage(found.subList(0, PAGE), page, page < LAST_PAGE);
    }

    /** One page of results. */
    public record SearchPage(List<SearchResult> results, int page, boolean further) {}

    private static Page<PostSummary> page(
            Optional<Cursor> before, Optional<Cursor> after, int size, Page.Rows<PostSummary> rows) {
        return Page.read(before, after, size, rows, BrowsePosts::place);
    }

    private static Cursor place(PostSummary post) {
        return new Cursor(post.publishedAt(), post.id());
    }
}
