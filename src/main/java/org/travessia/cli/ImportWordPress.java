package org.travessia.cli;

import org.travessia.transfer.control.ForeignReport;
import org.travessia.transfer.control.ImportBlog;
import picocli.CommandLine.Command;

/** Takes a WordPress blog into this one. */
@Command(
        name = "import-wordpress",
        description = {
            "Takes the posts, pages, people, tags, categories and comments of a WordPress blog",
            "from its export (Tools, Export: a file that ends in .xml).",
            "A second run takes what is new. Fails if an entry could not be taken; the others are."
        },
        mixinStandardHelpOptions = true)
class ImportWordPress extends ImportForeign {

    @Override
    ForeignReport take(ImportBlog importer, ImportBlog.Options options) {
        return importer.wordPress(options);
    }
}
