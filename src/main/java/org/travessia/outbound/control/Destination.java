package org.travessia.outbound.control;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * An address of the web that was checked.
 *
 * @param uri as it was typed
 * @param addresses what its name stood for when it was checked, at least one: nothing else is connected to
 */
public record Destination(URI uri, List<InetAddress> addresses) {}
