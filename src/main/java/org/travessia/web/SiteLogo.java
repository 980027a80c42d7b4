package org.travessia.web;

/**
 * The picture beside the blog's name.
 *
 * @param address an address of this blog's media
 * @param width in pixels, so that the page does not jump when it comes
 * @param height in pixels
 */
public record SiteLogo(String address, int width, int height) {}
