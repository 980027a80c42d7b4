package org.travessia.inserver;

import java.io.File;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ArchivePaths;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application as the build made it, with tests in it, at an address of its own beside the deployed one. */
final class TestArchive {

    private TestArchive() {}

    static WebArchive with(Class<?>... tests) {
        WebArchive war = ShrinkWrap.create(ExplodedImporter.class, "test.war")
                .importDirectory(new File("target/war"))
                .as(WebArchive.class);
        war.delete(ArchivePaths.create("/WEB-INF/jboss-web.xml"));
        return war.addAsWebInfResource(
                        new StringAsset("<jboss-web><context-root>/test</context-root>"
                                + "<security-domain>other</security-domain></jboss-web>"),
                        "jboss-web.xml")
                .addClasses(tests)
                .addAsLibrary(jarOf(Assertions.class))
                .addAsLibrary(jarOf(net.bytebuddy.ByteBuddy.class));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
