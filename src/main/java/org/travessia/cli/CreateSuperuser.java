package org.travessia.cli;

import java.util.concurrent.Callable;
import org.travessia.account.control.People;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an administrator, as Django's command of this name did. */
@Command(
        name = "createsuperuser",
        description = "Makes an administrator; asks for the password.",
        mixinStandardHelpOptions = true)
class CreateSuperuser implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--username", required = true)
    String username;

    @Option(names = "--email", required = true)
    String email;

    @Mixin
    Secret secret;

    @Override
    public Integer call() {
        String password = secret.read();
        UseCases.run(cases -> cases.get(People.class).createAdministrator(username, email, password));
        spec.commandLine().getOut().println(username + " is an administrator now");
        return 0;
    }
}
