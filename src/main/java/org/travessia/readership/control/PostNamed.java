package org.travessia.readership.control;

/** A post as far as its figures need it. */
public record PostNamed(long id, String title) {}
