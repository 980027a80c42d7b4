package org.travessia.web;

/**
 * A place of the administration that a feature offers to the person signed in.
 *
 * @param path its address
 * @param textKey what it is called, a key of the bundle
 * @param waiting how much there waits for this person, as it is shown: "3", "99+"; empty for nothing
 */
public record NavigationItem(String path, String textKey, String waiting) {}
