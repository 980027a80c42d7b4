package org.travessia.platform;

/** A value of the environment is wrong: the start stops with one line that names the variable. */
public class ConfigurationProblem extends IllegalArgumentException {

    private final String variable;

    public ConfigurationProblem(String variable, String problem) {
        super(variable + ": " + problem);
        this.variable = variable;
    }

    /** The variable's name, as the operator wrote it. */
    public String variable() {
        return variable;
    }
}
