package org.travessia.web;

/**
 * A link that an administrator put on every page.
 *
 * @param label what people read
 * @param address a path of this blog or a whole address
 */
public record SiteLink(String label, String address) {}
