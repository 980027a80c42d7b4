package org.travessia.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.travessia.platform.ConfigurationProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The blog's command line; {@code bin/blog} runs it over the very classes that are deployed. */
@Command(
        name = "blog",
        description = "Runs and looks after a Travessia blog.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Serve.class,
            Prepare.class,
            Migrate.class,
            CreateSuperuser.class,
            CreateUser.class,
            ChangePassword.class,
            ResetSecondFactor.class,
            Unlock.class,
            Person.class,
            AddPost.class,
            Import.class,
            ImportDjango.class,
            ImportWordPress.class,
            ImportGhost.class,
            Export.class,
            Restore.class,
            CollectStatic.class,
            Health.class,
            Doctor.class,
            Audit.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:not done, for the reason on standard error",
            " 2:wrong arguments or a wrong configuration"
        })
public final class Blog {

    /** Nothing was done, for a reason outside: no database, no such person, a taken port. */
    static final int FAILED = 1;

    /** The command or the configuration is wrong: to try again is of no use. */
    static final int MISUSED = 2;

    /** Kept, since a logger that nobody holds is forgotten with its level; what it reports is thrown as well. */
    private static final Logger HIBERNATE_REPORTS =
            Logger.getLogger("org.hibernate.engine.jdbc.spi.SqlExceptionHelper");

    private Blog() {}

    public static void main(String[] arguments) {
        // Libraries report what they do; only what goes wrong belongs between a command's own lines.
        Logger.getLogger("").setLevel(Level.SEVERE);
        HIBERNATE_REPORTS.setLevel(Level.OFF);
        System.exit(new CommandLine(new Blog())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, command, parsed) -> report(problem, command))
                .execute(arguments));
    }

    private static int report(Exception problem, CommandLine command) throws Exception {
        if (problem instanceof ConfigurationProblem wrong) {
            command.getErr().println("blog: " + wrong.getMessage());
            return MISUSED;
        }
        if (problem instanceof Failure failure) {
            command.getErr().println("blog: " + failure.getMessage());
            return FAILED;
        }
        throw problem;
    }
}
