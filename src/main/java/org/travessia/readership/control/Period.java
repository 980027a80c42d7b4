package org.travessia.readership.control;

import java.time.LocalDate;

/**
 * Views of some days together.
 *
 * @param from the first of them
 * @param to the last
 */
public record Period(LocalDate from, LocalDate to, long views) {}
