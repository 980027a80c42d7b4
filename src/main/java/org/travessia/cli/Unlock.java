package org.travessia.cli;

import java.util.concurrent.Callable;
import org.travessia.account.control.GuessLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends the wait after wrong passwords: an office behind one address must not wait for the one who forgot theirs. */
@Command(
        name = "unlock",
        description = "Forgets all wrong passwords and codes, so that nobody has to wait before the next try.",
        mixinStandardHelpOptions = true)
class Unlock implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        UseCases.run(cases -> {
            cases.get(GuessLimits.class).forgetAll();
            return null;
        });
        spec.commandLine()
                .getOut()
                .println("wrong passwords and codes are forgotten; whoever had to wait may try again");
        return 0;
    }
}
