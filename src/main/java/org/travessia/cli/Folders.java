package org.travessia.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.travessia.platform.Setting;

/** Folders that the configuration names. */
final class Folders {

    private Folders() {}

    /**
     * Makes the folder if it is missing and tries to write in it: permissions alone do not tell of a read-only disk.
     *
     * @throws Failure if it cannot be written
     */
    static Path writable(Setting setting, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".writable", ""));
            return folder;
        } catch (IOException e) {
            throw new Failure("the folder " + folder + " cannot be written; see " + setting, e);
        }
    }

    /** Removes the folder and all in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
