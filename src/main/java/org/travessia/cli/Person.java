package org.travessia.cli;

import org.travessia.account.control.People;
import org.travessia.account.control.PersonNotFound;
import picocli.CommandLine.Command;

/** People, for whoever has the machine: also where the blog sends no mail, and when no administrator can sign in. */
@Command(
        name = "person",
        description = "Looks after people: who is here, their roles, suspending, inviting.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PersonList.class,
            PersonRole.class,
            PersonSuspend.class,
            PersonReinstate.class,
            PersonInvite.class
        })
class Person {

    /** Somebody's id, whatever the case of the username; also of somebody who is suspended. */
    static long id(UseCases cases, String username) {
        return cases.get(People.class)
                .named(username)
                .orElseThrow(() -> new PersonNotFound(username))
                .id();
    }
}
