package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.post.control.EditPost;
import org.travessia.post.control.PostSource;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.control.WritePost;
import org.travessia.transfer.control.ImportFolder;
import org.travessia.transfer.control.ImportReport;

/** The import in the real server: what people have edited since is theirs until the file itself changes. */
@ExtendWith(ArquillianExtension.class)
class ImportIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(ImportIT.class, Database.class);
    }

    @Inject
    ImportFolder folder;

    @Inject
    ReadPosts read;

    @Inject
    WritePost write;

    @Inject
    Database database;

    @TempDir
    Path course;

    private Actor admin;

    @BeforeEach
    void anEmptyBlog() {
        database.clear();
        admin = database.person("ada", Role.ADMINISTRATOR);
    }

    @Test
    void anEditIsKeptUntilTheFileChanges() throws IOException {
        Path lesson = course.resolve("01_olá.md");
        Files.writeString(lesson, "# Olá\n\nPrimeira versão.\n");
        assertThat(run().created()).hasSize(1);

        PostSource imported = read.source(id(), Optional.empty());
        write.update(
                imported.id(),
                new EditPost(
                        imported.title(),
                        Optional.of("ola-editado"),
                        "Corrigido no navegador.",
                        true,
                        Optional.of(imported.version()),
                        admin.id(),
                        Optional.empty()));
        assertThat(run().unchanged()).hasSize(1);
        assertThat(read.source(imported.id(), Optional.empty()).markdown()).isEqualTo("Corrigido no navegador.");

        Files.writeString(lesson, "# Olá\n\nSegunda versão.\n");
        assertThat(run().updated()).hasSize(1);
        PostSource updated = read.source(imported.id(), Optional.empty());
        assertThat(updated.markdown()).contains("Segunda versão.");
        assertThat(updated.slug()).isEqualTo("ola-editado");
    }

    @Test
    void aBrokenFileIsNamedAndTheOthersAreTaken() throws IOException {
        Files.write(course.resolve("1_broken.md"), new byte[] {'#', ' ', (byte) 0xff, (byte) 0xfe});
        Files.writeString(course.resolve("2_good.md"), "# Good\n\ntext\n");
        ImportReport report = run();
        assertThat(report.created()).extracting(ImportReport.Note::file).containsExactly("2_good.md");
        assertThat(report.failed())
                .singleElement()
                .satisfies(note -> assertThat(note.file()).isEqualTo("1_broken.md"));
    }

    private ImportReport run() throws IOException {
        return folder.run(course, admin.id(), true, false);
    }

    private long id() {
        return read.published(Optional.empty(), Optional.empty(), 1)
                .rows()
                .get(0)
                .id();
    }
}
