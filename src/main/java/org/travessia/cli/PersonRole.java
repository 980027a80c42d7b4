package org.travessia.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.travessia.account.entity.Role;
import org.travessia.people.control.ChangeRights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives somebody another role. */
@Command(
        name = "role",
        description = "Gives somebody another role and ends all their sessions.",
        mixinStandardHelpOptions = true)
class PersonRole implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "USERNAME")
    String username;

    @Parameters(
            index = "1",
            paramLabel = "ROLE",
            description = "What they may do: ${COMPLETION-CANDIDATES}, in any case.")
    Role role;

    @Override
    public Integer call() {
        boolean changed = UseCases.run(
                cases -> cases.get(ChangeRights.class).become(Person.id(cases, username), role, Optional.empty()));
        String name = role.name().toLowerCase(Locale.ROOT);
        spec.commandLine()
                .getOut()
                .println(
                        changed
                                ? username + " is " + name + " now; every session is ended"
                                : username + " is " + name + " already");
        return 0;
    }
}
