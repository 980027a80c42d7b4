package org.travessia.web;

import java.util.Optional;

/** Knows of addresses at which nothing is any more; fulfilled by the package {@code redirect}. */
public interface Elsewhere {

    /**
     * What became of an address.
     *
     * @param path the path asked for, percent-decoded
     * @param query the query as it was sent, may be empty
     * @return empty if nothing is known of it
     */
    Optional<Fate> of(String path, String query);

    /**
     * Something was here.
     *
     * @param target where it is now, percent-encoded; empty if it is gone for good
     */
    record Fate(Optional<String> target) {}
}
