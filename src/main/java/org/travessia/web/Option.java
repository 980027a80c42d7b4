package org.travessia.web;

/**
 * One choice of a list.
 *
 * @param value what the form sends
 * @param label what people read, already in their language
 */
public record Option(String value, String label) {}
