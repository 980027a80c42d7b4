package org.travessia.cli;

import java.util.concurrent.Callable;
import org.travessia.people.control.ChangeRights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets somebody sign in again who was suspended. */
@Command(name = "reinstate", description = "Lets somebody sign in again.", mixinStandardHelpOptions = true)
class PersonReinstate implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "USERNAME")
    String username;

    @Override
    public Integer call() {
        UseCases.run(cases -> {
            cases.get(ChangeRights.class).reinstate(Person.id(cases, username));
            return null;
        });
        spec.commandLine().getOut().println(username + " can sign in again");
        return 0;
    }
}
