package org.travessia.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.travessia.people.control.ChangeRights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets somebody sign in no more. */
@Command(
        name = "suspend",
        description = "Lets somebody sign in no more, and ends all their sessions and tokens.",
        mixinStandardHelpOptions = true)
class PersonSuspend implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "USERNAME")
    String username;

    @Override
    public Integer call() {
        UseCases.run(cases -> {
            cases.get(ChangeRights.class).suspend(Person.id(cases, username), Optional.empty());
            return null;
        });
        spec.commandLine().getOut().println(username + " is suspended; every session and token is ended");
        return 0;
    }
}
