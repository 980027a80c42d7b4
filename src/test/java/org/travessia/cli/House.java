package org.travessia.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of a test's own with an empty database for a blog, which can be closed to writing as a move does it. */
final class House implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private House(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static House empty() throws IOException, SQLException {
        House house = new House(EmbeddedPostgres.builder().start());
        try (Connection connection = house.postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role blog login password 'secret'");
            statement.execute("create database blog owner blog");
        }
        return house;
    }

    /** One with the schema, brought by this program's own migrations. */
    static House migrated() throws IOException, SQLException {
        House house = empty();
        house.migrate();
        return house;
    }

    /** What tells the blog where it is. */
    Map<String, String> environment() {
        return Map.of(
                "BLOG_DB_HOST", "127.0.0.1",
                "BLOG_DB_PORT", Integer.toString(postgres.getPort()),
                "BLOG_DB_PASSWORD", "secret");
    }

    /** From now on every write to any table is refused; reading goes on. */
    void close_for_writing() throws SQLException {
        execute("""
                create function refuse_write() returns trigger language plpgsql as $$
                begin
                    raise exception 'read only for a moment' using errcode = '25006';
                end $$;
                do $$
                declare each regclass;
                begin
                    for each in select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
                        execute format('create trigger refuse_write before insert or update or delete or truncate on %s '
                            'for each statement execute function refuse_write()', each);
                    end loop;
                end $$""");
    }

    void open_again() throws SQLException {
        execute("drop function refuse_write() cascade");
    }

    /** What a newer program would do: this one's migrations, and then those of a folder. */
    void migrate(Path further) {
        migrate("filesystem:" + further);
    }

    private void migrate(String... further) {
        Flyway.configure()
                .dataSource("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/blog", "blog", "secret")
                .locations(Stream.concat(Stream.of("classpath:db/migration"), Stream.of(further))
                        .toArray(String[]::new))
                .load()
                .migrate();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    String value(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** As the superuser, whom no setting of the blog's own role concerns. */
    private Connection connection() throws SQLException {
        return postgres.getDatabase("postgres", "blog").getConnection();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
