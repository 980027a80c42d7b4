package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.dashboard.control.ShowDashboard;
import org.travessia.platform.Forbidden;
import org.travessia.platform.StaleVersion;
import org.travessia.post.control.ChangePosts;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostAction;
import org.travessia.post.control.WritePost;
import org.travessia.webhook.control.EndpointRow;
import org.travessia.webhook.control.TendWebhooks;
import org.travessia.webhook.control.WantedEndpoint;
import org.travessia.webhook.entity.Endpoint;

/** What is to be told is written down with what it tells of; what nobody answers to comes to an end. */
@ExtendWith(ArquillianExtension.class)
class WebhooksIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(WebhooksIT.class, Database.class);
    }

    @Inject
    TendWebhooks webhooks;

    @Inject
    WritePost write;

    @Inject
    ChangePosts change;

    @Inject
    ShowDashboard dashboard;

    @Inject
    UserTransaction transaction;

    @Inject
    Database database;

    private Actor admin;
    private Actor editor;

    @BeforeEach
    void people() {
        database.clear();
        forget();
        admin = database.person("ada", Role.ADMINISTRATOR);
        editor = database.person("edda", Role.EDITOR);
    }

    @AfterEach
    void forget() {
        database.change("delete from webhook_endpoint");
    }

    @Test
    void a_message_is_written_with_what_it_tells_of_and_not_without() throws Exception {
        long id = endpoint("post.published", "page.published");
        transaction.begin();
        post("Rolled back");
        transaction.rollback();
        assertThat(messages()).isEmpty();

        post("Told");
        // Of what it is not told of, nothing.
        write.trash(post("Told as well"), Optional.empty(), editor.id());
        List<JsonObject> told = messages();
        assertThat(told)
                .extracting(message -> message.getString("type"))
                .containsExactly("post.published", "post.published");
        assertThat(told.get(0).getJsonObject("data").getString("title")).isEqualTo("Told");
        assertThat(database.number("select count(distinct message_id) from webhook_delivery where endpoint_id = " + id))
                .isEqualTo(2);
    }

    @Test
    void of_many_posts_changed_at_once_each_is_told_and_of_a_paused_receiver_none() {
        endpoint("post.published", "post.unpublished");
        List<Long> posts = List.of(post("One"), post("Two"), post("Three"));
        change.undo(change.change(PostAction.TRASH, posts, "", editor), editor);
        change.change(PostAction.UNPUBLISH, posts, "", editor);
        assertThat(messages()).hasSize(3 + 3 + 3 + 3);
        database.change("update webhook_endpoint set paused = 'BY_HAND'");
        change.change(PostAction.PUBLISH, posts, "", editor);
        assertThat(messages()).hasSize(12);
    }

    @Test
    void what_waits_for_one_receiver_is_bounded() {
        long id = endpoint("post.published");
        database.change("update webhook_endpoint set url = 'http://127.0.0.1:9/'");
        database.change("insert into webhook_delivery (endpoint_id, message_id, event, payload, created_at, due_at) "
                + "select " + id + ", 'msg_' || n, 'post.published', '{}', now(), now() + interval '1 day' "
                + "from generate_series(1, 1000) n");
        post("One too many");
        assertThat(database.number("select count(*) from webhook_delivery")).isEqualTo(1000);
    }

    @Test
    void one_that_answers_nothing_for_days_is_paused_and_the_dashboard_says_so() throws Exception {
        long id = endpoint("post.published");
        post("Told to nobody");
        await(() -> database.number("select count(*) from webhook_endpoint where failing_since is not null") == 1);
        assertThat(webhooks.log(id, Optional.empty(), admin).endpoint().paused())
                .isEmpty();
        assertThat(dashboard.of(admin).webhooks()).extracting(EndpointRow::id).containsExactly(id);
        assertThat(dashboard.of(editor).webhooks()).isEmpty();

        database.change("update webhook_endpoint set failing_since = now() - interval '4 days'");
        post("Told to nobody again");
        await(() ->
                webhooks.log(id, Optional.empty(), admin).endpoint().paused().isPresent());
        assertThat(webhooks.log(id, Optional.empty(), admin).endpoint().paused())
                .contains(Endpoint.Pause.FAILING);
        assertThat(dashboard.of(admin).webhooks()).hasSize(1);
    }

    @Test
    void only_administrators_tend_them_and_nobody_overwrites_unseen() {
        long id = endpoint("post.published");
        for (Actor other :
                List.of(editor, database.person("ana", Role.AUTHOR), database.person("cora", Role.CONTRIBUTOR))) {
            for (Runnable deed : List.<Runnable>of(
                    () -> webhooks.all(other),
                    () -> webhooks.log(id, Optional.empty(), other),
                    () -> webhooks.create(wanted(Optional.empty(), "post.published"), other),
                    () -> webhooks.change(id, wanted(Optional.empty(), "post.published"), other),
                    () -> webhooks.rotate(id, other),
                    () -> webhooks.test(id, other),
                    () -> webhooks.again(id, 1, other),
                    () -> webhooks.delete(id, other))) {
                assertThatThrownBy(deed::run).isInstanceOf(Forbidden.class);
            }
        }
        webhooks.change(id, wanted(Optional.of(0), "page.updated"), admin);
        assertThatThrownBy(() -> webhooks.change(id, wanted(Optional.of(0), "page.updated"), admin))
                .isInstanceOf(StaleVersion.class);
        database.validateSchema();
    }

    private long endpoint(String... events) {
        return webhooks.create(wanted(Optional.empty(), events), admin).id();
    }

    private static WantedEndpoint wanted(Optional<Integer> version, String... events) {
        return new WantedEndpoint(closed(), "", List.of(events), true, version);
    }

    /** Where nobody listens. */
    private static String closed() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private long post(String title) {
        return write.create(new NewPost(
                title, Optional.empty(), "Text of " + title, true, Optional.empty(), editor.id(), Optional.empty()));
    }

    private List<JsonObject> messages() {
        return database.values("select payload from webhook_delivery order by id").stream()
                .map(payload -> {
                    try (JsonReader reader = Json.createReader(new StringReader((String) payload))) {
                        return reader.readObject();
                    }
                })
                .toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
