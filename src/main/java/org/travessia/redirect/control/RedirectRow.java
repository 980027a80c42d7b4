package org.travessia.redirect.control;

import java.time.Instant;
import java.util.Optional;
import org.travessia.redirect.entity.Redirect;

/**
 * A redirect as the administration shows it.
 *
 * @param path where something was, percent-decoded
 * @param target where it is now, a path of this blog (percent-decoded) or an address elsewhere; empty if it is gone
 * @param automatic made by the blog itself, not by an editor
 */
public record RedirectRow(long id, String path, Optional<String> target, boolean automatic, Instant createdAt) {

    /** The path as somebody would type it: what is decoded then is this path again. */
    public String typedPath() {
        return typed(path);
    }

    /** The target as somebody would type it. */
    public String typedTarget() {
        return target.map(address -> address.startsWith("/") ? typed(address) : address)
                .orElse("");
    }

    private static String typed(String local) {
        String path = local.split("[?#]", 2)[0];
        return path.replace("%", "%25") + local.substring(path.length());
    }

    static RedirectRow of(Redirect redirect) {
        return new RedirectRow(
                redirect.id(), redirect.path(), redirect.target(), redirect.automatic(), redirect.createdAt());
    }
}
