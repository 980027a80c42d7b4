package org.travessia.people.boundary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.travessia.account.entity.Role;
import org.travessia.people.control.InvitationView;
import org.travessia.people.control.PeoplePage;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.web.Layout;
import org.travessia.web.Option;

/**
 * All that the list of people shows.
 *
 * @param further whether it is not the first page
 * @param email what was typed to invite somebody, and so on
 * @param done what was just done, as a part of a message's key; empty for nothing
 * @param link an invitation's, to hand over, shown this once
 * @param mailed whether the blog sends links itself
 */
public record PeopleListPage(
        PeoplePage people,
        boolean further,
        List<InvitationView> invitations,
        String email,
        String role,
        List<FieldError> errors,
        String done,
        Optional<String> link,
        boolean mailed) {

    /** The roles to choose from, in the visitor's language. */
    public static List<Option> roles(Layout layout) {
        return Stream.of(Role.values())
                .map(role -> new Option(role.name(), layout.text("people.role." + role)))
                .toList();
    }
}
