package org.travessia.post.boundary;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.PostOrder;

/** What of the administration's list is shown. All of it stands in the address, also in those that the list's own forms are sent to. */
public class PostListChoice {

    /** {@code draft}, {@code scheduled}, {@code published}, {@code trash} or empty for all that is not in the trash. */
    @QueryParam("status")
    @DefaultValue("")
    String status = "";

    /** {@code today}, {@code week}, {@code month}, {@code year} or empty for any time. */
    @QueryParam("changed")
    @DefaultValue("")
    String changed = "";

    /** The words searched for, as typed. */
    @QueryParam("q")
    @DefaultValue("")
    String query = "";

    /** {@code post}, {@code page} or empty for both. */
    @QueryParam("kind")
    @DefaultValue("")
    String kind = "";

    /** The user name of who wrote them; empty for anybody. */
    @QueryParam("author")
    @DefaultValue("")
    String author = "";

    /** The word of a {@link PostOrder}. */
    @QueryParam("sort")
    @DefaultValue("")
    String sort = "";

    @QueryParam("before")
    Optional<String> before = Optional.empty();

    @QueryParam("after")
    Optional<String> after = Optional.empty();

    boolean trash() {
        return status.equals("trash");
    }

    PostOrder order() {
        return PostOrder.of(sort);
    }

    /** Whether anything narrows the list. */
    boolean filtered() {
        return !status.isEmpty() || !changed.isEmpty() || !query.isEmpty() || !kind.isEmpty() || !author.isEmpty();
    }

    /** The address of the same part of the list. */
    UriBuilder address() {
        UriBuilder address = choices("/admin/posts");
        before.ifPresent(place -> add(address, "before", place));
        after.ifPresent(place -> add(address, "after", place));
        return address;
    }

    /** The address to which a form is sent that comes back to the same part of the list. */
    String address(String path) {
        return address().replacePath(path).build().toString();
    }

    /** The address of another page of the same list. */
    String page(String parameter, Cursor place) {
        return choices("/admin/posts").queryParam(parameter, place).build().toString();
    }

    private UriBuilder choices(String path) {
        UriBuilder address = UriBuilder.fromPath(path);
        add(address, "status", status);
        add(address, "changed", changed);
        add(address, "kind", kind);
        add(address, "author", author);
        add(address, "q", query);
        add(address, "sort", sort);
        return address;
    }

    private static void add(UriBuilder address, String parameter, String value) {
        if (!value.isEmpty()) {
            address.queryParam(parameter, "{" + parameter + "}").resolveTemplate(parameter, value);
        }
    }
}
