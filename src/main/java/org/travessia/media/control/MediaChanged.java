package org.travessia.media.control;

/**
 * A file of the library is shown differently from now on: its variants were made, other bytes are behind its address, or it is
 * described in other words. Fired within the transaction that does so.
 *
 * @param ref the part of the address by which texts name it
 */
public record MediaChanged(String ref) {}
