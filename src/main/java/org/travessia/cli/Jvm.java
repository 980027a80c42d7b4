package org.travessia.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.travessia.platform.Configuration;

/** The flags of the JVMs that the launcher starts: small, since a blog shares its machine with its database. */
final class Jvm {

    private Jvm() {}

    /** The Java that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static List<String> serverOptions(Configuration configuration) {
        List<String> options = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                // A third less CPU at the start and 80 MiB less after load; a page costs no more (docs/adr/0006).
                "-XX:TieredStopAtLevel=1",
                "-Xms32m",
                "-Xmx" + configuration.memoryMax(),
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:MaxNewSize=16m",
                "-XX:ReservedCodeCacheSize=64m",
                // Gives back what the C library keeps of memory that the compilers and class loading needed once.
                "-XX:TrimNativeHeapInterval=60000",
                // The first builds of Java 17 do not know the one before.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-Xss512k",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Djava.net.preferIPv4Stack=true",
                "-Djboss.modules.system.pkgs=org.jboss.byteman",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
                "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.management/javax.management=ALL-UNNAMED",
                "--add-opens=java.naming/javax.naming=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 25) {
            options.add("-XX:+UseCompactObjectHeaders");
            // WildFly's own libraries still use it; four lines of warning at each start tell an operator nothing.
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }
}
