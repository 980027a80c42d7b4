package org.travessia.move;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.travessia.e2e.Blog;
import org.travessia.e2e.Visit;

/**
 * One of the two places, its database seen from beside the scripts: {@code BLOG_E2E_SCRIPTS} (how to call them), {@code BLOG_E2E_PODMAN},
 * {@code BLOG_E2E_VM_SSH} (the words of ssh as they are seen from there, the machine last).
 *
 * @param address where browsers find it
 * @param forward host and port of its nginx as the other house sees it
 * @param psql the command that reads SQL
 * @param beside what comes before a command that nginx's machine runs
 */
record House(URI address, String forward, List<String> psql, List<String> beside) {

    static House pods(URI address) {
        List<String> podman = words(System.getenv("BLOG_E2E_PODMAN"));
        return new House(
                address,
                System.getenv("BLOG_E2E_PODS_FORWARD"),
                with(
                        podman,
                        "exec",
                        "-i",
                        "blog-db-postgres",
                        "psql",
                        "-XqAt",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-U",
                        "blog",
                        "blog"),
                with(podman, "exec", "-i", "blog-web-nginx"));
    }

    static House vm(URI address) {
        List<String> ssh =
                with(besideTheScripts(), words(System.getenv("BLOG_E2E_VM_SSH")).toArray(String[]::new));
        return new House(
                address,
                System.getenv("BLOG_E2E_VM_FORWARD"),
                with(ssh, "cd / && exec sudo -n -u postgres psql -XqAt -v ON_ERROR_STOP=1 blog"),
                with(ssh, "sudo", "-n"));
    }

    /** What comes before a command so that it runs where the scripts run. */
    static List<String> besideTheScripts() {
        List<String> words = words(System.getenv("BLOG_E2E_SCRIPTS"));
        return words.subList(0, words.size() - 1);
    }

    /** The folder of the scripts, with its slash. */
    static String scripts() {
        List<String> words = words(System.getenv("BLOG_E2E_SCRIPTS"));
        return words.get(words.size() - 1);
    }

    Visit visitor() {
        return Blog.visitor(address);
    }

    String sql(String statements) {
        return run(psql, "set timezone = 'UTC';\nset client_min_messages = warning;\n" + statements + ";\n")
                .strip();
    }

    /** Rows and a checksum of every table, with all of its columns and bytes. */
    String everything() {
        String each = sql("""
                select format('select ''%1$s '' || count(*) || '' '' || coalesce(md5(string_agg(md5(x::text), '''' order by md5(x::text))), '''')'
                              ' from public.%1$I x;', tablename)
                from pg_tables where schemaname = 'public' and tablename not in ('flyway_schema_history', 'scheduled_tasks')
                order by tablename
                """);
        return sql(each);
    }

    /** Empty where there was no move. */
    String state() {
        return sql("select to_regclass('move.house') is not null").equals("t")
                ? sql("select state from move.house")
                : "";
    }

    boolean has(String post) {
        return sql("select count(*) from post where id = " + post).equals("1");
    }

    /** As if there had been no move: open, and nothing forwarded. */
    void forget() {
        sql("drop schema if exists move cascade");
        run(with(beside, "reload-upstreams", "--home"), "");
    }

    /** As the playbook leaves it. */
    void empty() {
        // What an earlier run left that was interrupted.
        sql("drop table if exists later; delete from flyway_schema_history where version = '99'");
        sql(
                "truncate person, post, media, session, access_token, setup_code, bucket, term, redirect, post_month restart identity cascade");
    }

    static List<String> words(String command) {
        return new ArrayList<>(Arrays.asList(command.trim().split("\\s+")));
    }

    static List<String> with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    static String run(List<String> command, String input) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.to(
                            java.nio.file.Path.of("/dev/null").toFile()))
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " ended with " + process.exitValue() + ": " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
