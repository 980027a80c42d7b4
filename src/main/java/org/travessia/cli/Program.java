package org.travessia.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program to be run in this one's place, or as its child.
 *
 * @param command the program and its arguments
 * @param environment variables that it must find
 * @param removed variables that it must not find
 */
record Program(List<String> command, Map<String, String> environment, Set<String> removed) {

    /** A POSIX shell script that turns the shell into this program. */
    String script() {
        StringBuilder script = new StringBuilder();
        removed.forEach(name -> script.append("unset ").append(name).append('\n'));
        environment.forEach((name, value) -> script.append("export ")
                .append(name)
                .append('=')
                .append(quoted(value))
                .append('\n'));
        script.append("exec");
        command.forEach(word -> script.append(' ').append(quoted(word)));
        return script.append('\n').toString();
    }

    /** This program as a child that shares this one's terminal. */
    ProcessBuilder process() {
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().keySet().removeAll(removed);
        process.environment().putAll(environment);
        return process;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
