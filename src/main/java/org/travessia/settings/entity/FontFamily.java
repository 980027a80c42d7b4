package org.travessia.settings.entity;

/** Families of fonts that every system has: nothing is fetched. */
public enum FontFamily {
    SERIF,
    SANS,
    MONO
}
