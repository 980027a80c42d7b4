package org.travessia.people.control;

import java.util.List;
import java.util.Optional;

/**
 * A part of the list of people, by username.
 *
 * @param after the username behind which the next part begins
 */
public record PeoplePage(List<PersonRow> rows, Optional<String> after) {}
