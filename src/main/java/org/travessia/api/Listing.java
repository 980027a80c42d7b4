package org.travessia.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.RowId;

/**
 * What is asked of a list: so many of it, from a place on. Other pages are named by {@code Link} (RFC 8288), with all that was asked for; the
 * places in their addresses are nobody's business but the list's.
 */
public final class Listing {

    /** How many rows a page has at most. */
    public static final int MOST = 100;

    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final String LIMIT = "limit";

    private final UriInfo uri;
    private final MultivaluedMap<String, String> asked;

    private Listing(UriInfo uri) {
        this.uri = uri;
        this.asked = uri.getQueryParameters();
    }

    /**
     * Reads it.
     *
     * @param filters the parameters that this list knows besides
     * @throws Invalid naming every parameter that it does not know, or that is there twice
     */
    public static Listing of(UriInfo uri, Set<String> filters) {
        Listing listing = new Listing(uri);
        List<FieldError> errors = listing.asked.entrySet().stream()
                .filter(parameter -> !Set.of(BEFORE, AFTER, LIMIT).contains(parameter.getKey())
                                && !filters.contains(parameter.getKey())
                        || parameter.getValue().size() > 1)
                .limit(20)
                .map(parameter -> new FieldError(parameter.getKey(), "api.parameter.unknown", List.of()))
                .toList();
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return listing;
    }

    /**
     * How many rows.
     *
     * @throws Invalid with field {@code limit} if that is no number from 1 to {@value #MOST}
     */
    public int limit() {
        String limit = filter(LIMIT).orElse("20");
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST) {
            throw new Invalid(LIMIT, "api.limit.invalid", MOST);
        }
        return Integer.parseInt(limit);
    }

    /** A filter, if it is asked for. */
    public Optional<String> filter(String name) {
        return Optional.ofNullable(asked.getFirst(name));
    }

    /**
     * A filter that is one of an enum's names.
     *
     * @throws Invalid with its name if it is none of them
     */
    public <E extends Enum<E>> Optional<E> filter(String name, Class<E> type) {
        return filter(name).map(text -> {
            try {
                return Enum.valueOf(type, text);
            } catch (IllegalArgumentException unknown) {
                throw new Invalid(
                        name,
                        "api.member.choice",
                        List.of(type.getEnumConstants()).toString());
            }
        });
    }

    /** The place after which the page begins. */
    public Optional<String> before() {
        return filter(BEFORE);
    }

    /** The place before which it ends. */
    public Optional<String> after() {
        return filter(AFTER);
    }

    /** The same as ids. */
    public Optional<Long> beforeId() {
        return before().map(text -> RowId.parse(BEFORE, text));
    }

    public Optional<Long> afterId() {
        return after().map(text -> RowId.parse(AFTER, text));
    }

    /** Names the pages around this one. */
    public Response.ResponseBuilder answer(Response.ResponseBuilder answer, Optional<?> newer, Optional<?> older) {
        answer.link(address(Optional.empty(), ""), "first");
        newer.ifPresent(place -> answer.link(address(Optional.of(place), AFTER), "prev"));
        older.ifPresent(place -> answer.link(address(Optional.of(place), BEFORE), "next"));
        return answer;
    }

    /** The path and query of the next page. */
    public Optional<String> next(Optional<?> older) {
        return older.map(place -> address(Optional.of(place), BEFORE).toString());
    }

    private URI address(Optional<?> place, String parameter) {
        Map<String, String> query = new TreeMap<>();
        asked.keySet().forEach(name -> query.put(name, asked.getFirst(name)));
        query.keySet().removeAll(Set.of(BEFORE, AFTER));
        place.ifPresent(at -> query.put(parameter, at.toString()));
        String path = uri.getRequestUri().getRawPath();
        return URI.create(
                query.isEmpty()
                        ? path
                        : query.entrySet().stream()
                                .map(part -> part.getKey() + "="
                                        + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", path + "?", "")));
    }
}
