package org.travessia.cli;

import java.util.Optional;
import org.travessia.platform.Configuration;
import org.travessia.platform.Configuration.Database;

/** The database that a command works on: the configured one, else the embedded one, which is started if it does not run. */
record AnyDatabase(Database address, Optional<EmbeddedDatabase> started) implements AutoCloseable {

    static AnyDatabase open(Configuration configuration) {
        Optional<Database> there =
                configuration.database().or(() -> EmbeddedDatabase.running(configuration.dataDirectory()));
        if (there.isPresent()) {
            return new AnyDatabase(there.get(), Optional.empty());
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(configuration.dataDirectory(), Home.here());
        return new AnyDatabase(embedded.address(), Optional.of(embedded));
    }

    @Override
    public void close() {
        started.ifPresent(EmbeddedDatabase::close);
    }
}
