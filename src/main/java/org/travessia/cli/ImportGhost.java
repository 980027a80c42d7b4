package org.travessia.cli;

import org.travessia.transfer.control.ForeignReport;
import org.travessia.transfer.control.ImportBlog;
import picocli.CommandLine.Command;

/** Takes a Ghost blog into this one. */
@Command(
        name = "import-ghost",
        description = {
            "Takes the posts, pages, people and tags of a Ghost blog",
            "from its export (Settings, Import/Export: a file that ends in .json).",
            "A second run takes what is new. Fails if an entry could not be taken; the others are."
        },
        mixinStandardHelpOptions = true)
class ImportGhost extends ImportForeign {

    @Override
    ForeignReport take(ImportBlog importer, ImportBlog.Options options) {
        return importer.ghost(options);
    }
}
