package org.travessia.readership.control;

/**
 * Where readers came from.
 *
 * @param from a host, or a word for a search engine or all the rest, see {@link #host}
 */
public record Referrer(String from, long views) {

    /** Whether it is a host by itself. */
    public boolean host() {
        return Referrers.isHost(from);
    }

    /** What people call it: a search engine's name, or the host. */
    public String name() {
        return Referrers.name(from);
    }

    /** Whether it is what is not counted by itself. */
    public boolean other() {
        return from.equals(Referrers.OTHER);
    }
}
