package org.travessia.cli;

import java.nio.file.Path;
import org.sqlite.util.OSInfo;

/** Where the server and its parts lie. {@code bin/blog} says so, since only it knows where it was started from. */
record Home(Path folder) {

    static Home here() {
        return new Home(Path.of(System.getProperty("blog.home")));
    }

    /** The folder that a running server writes to unless another is configured. */
    Path standalone() {
        return folder.resolve("standalone");
    }

    /** The files under {@code /static/}, named by their content. */
    Path staticFiles() {
        return standalone().resolve("deployments/ROOT.war/WEB-INF/classes/assets");
    }

    /** SQLite for this machine's kind, as its driver calls it. */
    Path sqlite() {
        return folder.resolve("lib/sqlite/org/sqlite/native").resolve(OSInfo.getNativeLibFolderPathForCurrentOS());
    }

    Path embeddedDatabase() {
        return folder.resolve("lib/embedded");
    }
}
