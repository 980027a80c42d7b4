package org.travessia.cli;

import java.util.concurrent.Callable;
import org.travessia.account.control.People;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The way back in for somebody who lost the password, on a blog that may have no mail. */
@Command(
        name = "changepassword",
        description = "Gives somebody a new password and ends all their sessions and tokens.",
        mixinStandardHelpOptions = true)
class ChangePassword implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "USERNAME")
    String username;

    @Mixin
    Secret secret;

    @Override
    public Integer call() {
        String password = secret.read();
        UseCases.run(cases -> {
            cases.get(People.class).changePassword(username, password);
            return null;
        });
        spec.commandLine().getOut().println(username + " has a new password; every session and token is ended");
        return 0;
    }
}
