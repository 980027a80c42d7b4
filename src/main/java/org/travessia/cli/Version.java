package org.travessia.cli;

import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program. */
class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws Exception {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/META-INF/version.properties")) {
            build.load(in);
        }
        return new String[] {"Travessia " + build.getProperty("version")};
    }
}
