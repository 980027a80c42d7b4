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

    @Parameters(index = "1", paramLabel = "ROLE", description = "administrator, editor, author or contributor")
    String role;

    @Override
    public Integer call() {
        Role wanted = role(role, spec);
        UseCases.run(cases -> {
            cases.get(ChangeRights.class).become(Person.id(cases, username), wanted, Optional.empty());
            return null;
        });
        spec.commandLine().getOut().println(username + " is " + role + " now; every session is ended");
        return 0;
    }

    /** A role by its name, whatever the case. */
    static Role role(String name, CommandSpec spec) {
        try {
            return Role.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "a role is administrator, editor, author or contributor, not " + name);
        }
    }
}
