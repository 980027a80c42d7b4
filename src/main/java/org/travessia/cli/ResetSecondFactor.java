package org.travessia.cli;

import java.util.concurrent.Callable;
import org.travessia.account.control.SecondFactors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The way back in for somebody who lost the second factor and the recovery codes; needs no mail and nobody signed in. */
@Command(
        name = "reset-second-factor",
        description = "Asks somebody for nothing but the password again and ends all their sessions.",
        mixinStandardHelpOptions = true)
class ResetSecondFactor implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--username", required = true, description = "Whose.")
    String username;

    @Override
    public Integer call() {
        UseCases.run(cases -> {
            cases.get(SecondFactors.class).reset(username);
            return null;
        });
        spec.commandLine()
                .getOut()
                .println(username
                        + " signs in by password alone: app, passkeys and recovery codes are gone, every session"
                        + " and remembered device is ended");
        return 0;
    }
}
