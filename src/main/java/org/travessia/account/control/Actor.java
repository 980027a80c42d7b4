package org.travessia.account.control;

import org.travessia.account.entity.Person;
import org.travessia.account.entity.Role;

/**
 * The signed-in person for whom a use case runs.
 *
 * @param id the person's id
 * @param displayName the name that readers see
 * @param role what the person may do
 */
public record Actor(long id, String displayName, Role role) {

    /** What a use case needs to know of a person. */
    public static Actor of(Person person) {
        return new Actor(person.id(), person.displayName(), person.role());
    }

    /** Whether the person has one of these roles. */
    public boolean is(Role... roles) {
        for (Role one : roles) {
            if (role == one) {
                return true;
            }
        }
        return false;
    }
}
