package org.travessia.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.travessia.account.control.NewPerson;
import org.travessia.account.control.People;
import org.travessia.account.entity.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes somebody of any role, on a blog that may have no mail to invite them by. */
@Command(
        name = "createuser",
        description = "Makes somebody who can sign in; asks for the password.",
        mixinStandardHelpOptions = true)
class CreateUser implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--username", required = true)
    String username;

    @Option(names = "--email", required = true)
    String email;

    @Option(names = "--display-name", paramLabel = "NAME", description = "What readers see; the username unless given.")
    String displayName;

    @Option(names = "--role", required = true, description = "What they may do: ${COMPLETION-CANDIDATES}, in any case.")
    Role role;

    @Mixin
    Secret secret;

    @Override
    public Integer call() {
        String password = secret.read();
        UseCases.run(
                cases -> cases.get(People.class).create(new NewPerson(username, email, displayName, password), role));
        spec.commandLine()
                .getOut()
                .println(username + " can sign in now, as " + role.name().toLowerCase(Locale.ROOT));
        return 0;
    }
}
