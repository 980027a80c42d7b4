package org.travessia.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.travessia.e2e.Commands.eventually;
import static org.travessia.e2e.Commands.pause;

import jakarta.json.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.travessia.e2e.Visit;

/** Writers by the API and readers, one of them signed in, at one address all the while. */
final class Load implements AutoCloseable {

    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicLong lastAcknowledged = new AtomicLong(System.nanoTime());
    private final AtomicLong longestGap = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean going = true;

    static Load on(House house, String token, Visit signedIn, String mark) {
        Load load = new Load();
        String picture = house.sql(
                "select '/media/' || hash || '/x.png' from media where created_at = timestamp 'epoch' at time zone 'UTC' limit 1");
        String post = house.sql(
                "select '/posts/' || slug from post where status = 'PUBLISHED' and title like '" + mark + "%' limit 1");
        String session = signedIn.cookie("session").orElseThrow().getValue();
        for (int i = 0; i < 3; i++) {
            load.start(visit -> load.writeOne(visit, token, mark), house);
        }
        for (String path : List.of("/", post, picture, "/feeds/rss.xml")) {
            load.start(visit -> load.readOne(visit, path), house);
        }
        load.start(visit -> load.readOne(visit, "/admin/posts", "Cookie", "session=" + session), house);
        try {
            eventually("the load has begun", 60, () -> load.acknowledged.size() > 20);
        } catch (AssertionError late) {
            load.close();
            throw new AssertionError(
                    load.acknowledged.size() + " written, " + load.refused + " refused, " + load.someWrong(), late);
        }
        return load;
    }

    /** Nothing that was acknowledged is lost, nobody saw an error, and writers were told when to come back. */
    void checkAndStop(House source, House target, Mover mover) {
        int before = acknowledged.size();
        eventually("posts are written again by the old address", 60, () -> acknowledged.size() >= before + 20);
        close();
        long there = Long.parseLong(
                target.sql("select count(*) from post where id in (" + String.join(",", acknowledged) + ")"));
        System.out.printf(
                "%d posts acknowledged, %d of them in the new house; %d refused with 503, %d on a connection that was closed, longest time without a post %.2f s;"
                        + " %d pages read, %d wrong answers%n",
                acknowledged.size(),
                there,
                refused.get(),
                closed.get(),
                longestGap.get() / 1e9,
                read.get(),
                wrong.size());
        assertThat(someWrong()).isEmpty();
        assertThat(closed.get()).as("one for each writer and reload at most").isLessThan(10);
        assertThat(there).isEqualTo(acknowledged.size());
        assertThat(mover.window()).isLessThan(5);
        assertThat(Long.parseLong(source.sql("select count(*) from post")))
                .isLessThan(Long.parseLong(target.sql("select count(*) from post")));
    }

    private List<String> someWrong() {
        return wrong.stream().limit(3).toList();
    }

    @Override
    public void close() {
        going = false;
        for (Thread thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(60));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private void start(java.util.function.Consumer<Visit> once, House house) {
        Thread thread = new Thread(() -> {
            Visit visit = house.visitor();
            while (going) {
                try {
                    once.accept(visit);
                } catch (RuntimeException broken) {
                    wrong.add(broken.toString());
                }
                pause(20);
            }
        });
        thread.start();
        threads.add(thread);
    }

    private void writeOne(Visit visit, String token, String mark) {
        HttpResponse<String> response;
        try {
            response = post(visit, token, mark);
        } catch (UncheckedIOException cut) {
            // nginx closes idle connections when it reads its configuration again. A client sends again what it may
            // send twice, a GET;
            // whether a POST arrived nobody can tell it. Nobody has acknowledged it either.
            if (!String.valueOf(cut.getMessage()).contains("received no bytes")) {
                throw cut;
            }
            closed.incrementAndGet();
            return;
        }
        if (response.statusCode() == 201) {
            acknowledged.add(id(response));
            long now = System.nanoTime();
            longestGap.accumulateAndGet(now - lastAcknowledged.getAndSet(now), Math::max);
        } else if (response.statusCode() == 503
                && response.headers().firstValue("Retry-After").isPresent()) {
            refused.incrementAndGet();
        } else {
            wrong.add("POST " + response.statusCode() + " " + response.body());
        }
    }

    private void readOne(Visit visit, String path, String... headers) {
        HttpResponse<String> response = visit.get(path, headers);
        read.incrementAndGet();
        if (response.statusCode() != 200) {
            wrong.add("GET " + path + " " + response.statusCode() + " " + response.body());
        }
    }

    /** Writes a post; its id, or null if that was refused. */
    static String write(House house, String token, String mark) {
        try {
            HttpResponse<String> response = post(house.visitor(), token, mark);
            return response.statusCode() == 201 ? id(response) : null;
        } catch (RuntimeException broken) {
            return null;
        }
    }

    private static HttpResponse<String> post(Visit visit, String token, String mark) {
        String body = Json.createObjectBuilder()
                .add("title", mark + " " + UUID.randomUUID())
                .add("markdown", "text")
                .build()
                .toString();
        return visit.send(visit.request("/api/v1/posts")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String id(HttpResponse<String> created) {
        return created.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }
}
