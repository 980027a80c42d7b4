package org.travessia.webhook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.travessia.comment.control.CommentsChanged;
import org.travessia.job.control.Jobs;
import org.travessia.platform.Configuration;
import org.travessia.post.control.PostsChanged;
import org.travessia.post.control.PostsChanged.What;
import org.travessia.post.entity.PostKind;
import org.travessia.webhook.control.SubjectRepository.PublicComment;
import org.travessia.webhook.control.SubjectRepository.PublicPost;
import org.travessia.webhook.entity.Endpoint;
import org.travessia.webhook.entity.EventType;

/**
 * Writes down what is to be sent, in the transaction of what it tells of: what is rolled back is never told. Costs one statement where
 * nobody wants to be told, and a few otherwise, however many posts or comments changed.
 */
@ApplicationScoped
@Transactional
public class QueueMessages {

    /** So many may wait for one endpoint; what comes while they do is not told. */
    static final int MOST_WAITING = 1000;

    private EndpointRepository endpoints;
    private DeliveryRepository deliveries;
    private SubjectRepository subjects;
    private Jobs jobs;
    private Configuration configuration;
    private Clock clock;

    /** For CDI's proxy only. */
    protected QueueMessages() {}

    @Inject
    public QueueMessages(
            EndpointRepository endpoints,
            DeliveryRepository deliveries,
            SubjectRepository subjects,
            Jobs jobs,
            Configuration configuration,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.subjects = subjects;
        this.jobs = jobs;
        this.configuration = configuration;
        this.clock = clock;
    }

    void posts(@Observes PostsChanged event) {
        Map<PostsChanged.Change, EventType> types =
                event.changes().stream().collect(Collectors.toMap(change -> change, QueueMessages::type));
        List<Endpoint> listeners = listeners(types.values());
        if (listeners.isEmpty()) {
            return;
        }
        Set<Long> shown = event.changes().stream()
                .filter(change -> change.what() == What.PUBLISHED || change.what() == What.UPDATED)
                .map(PostsChanged.Change::id)
                .collect(Collectors.toSet());
        Map<Long, PublicPost> found = shown.isEmpty() ? Map.of() : subjects.posts(shown);
        Instant now = clock.instant();
        String baseUrl = configuration.baseUrl().toString();
        List<Message> messages = new ArrayList<>();
        for (PostsChanged.Change change : event.changes()) {
            if (!shown.contains(change.id())) {
                messages.add(Message.of(
                        types.get(change), now, Message.post(change.id(), change.kind(), change.path(), baseUrl)));
            } else if (found.containsKey(change.id())) {
                messages.add(Message.of(types.get(change), now, Message.post(found.get(change.id()), baseUrl)));
            }
        }
        write(messages, listeners, now);
    }

    void comments(@Observes CommentsChanged event) {
        List<Endpoint> listeners =
                listeners(event.changes().stream().map(QueueMessages::type).toList());
        if (listeners.isEmpty()) {
            return;
        }
        Map<Long, PublicComment> found = subjects.comments(
                event.changes().stream().map(CommentsChanged.Change::id).toList());
        Instant now = clock.instant();
        String baseUrl = configuration.baseUrl().toString();
        List<Message> messages = event.changes().stream()
                .flatMap(change -> Optional.ofNullable(found.get(change.id()))
                        .map(comment -> Message.of(type(change), now, Message.comment(comment, baseUrl)))
                        .stream())
                .toList();
        write(messages, listeners, now);
    }

    private List<Endpoint> listeners(Collection<EventType> types) {
        return endpoints.active().stream()
                .filter(endpoint -> endpoint.events().stream().anyMatch(types::contains))
                .toList();
    }

    private void write(List<Message> messages, List<Endpoint> listeners, Instant now) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (Message message : messages) {
            listeners.stream()
                    .filter(endpoint -> endpoint.events().contains(message.event()))
                    .forEach(endpoint -> rows.add(Json.createObjectBuilder()
                            .add("endpoint", endpoint.id())
                            .add("id", message.id())
                            .add("event", message.event().type())
                            .add("payload", message.payload())));
        }
        if (!messages.isEmpty()) {
            deliveries.add(rows.build().toString(), now, MOST_WAITING);
            jobs.soon(SendWebhooks.instance());
        }
    }

    private static EventType type(PostsChanged.Change change) {
        boolean page = change.kind() == PostKind.PAGE;
        return switch (change.what()) {
            case PUBLISHED -> page ? EventType.PAGE_PUBLISHED : EventType.POST_PUBLISHED;
            case UPDATED -> page ? EventType.PAGE_UPDATED : EventType.POST_UPDATED;
            case UNPUBLISHED -> page ? EventType.PAGE_UNPUBLISHED : EventType.POST_UNPUBLISHED;
            case DELETED -> page ? EventType.PAGE_DELETED : EventType.POST_DELETED;
        };
    }

    private static EventType type(CommentsChanged.Change change) {
        return switch (change.what()) {
            case CREATED -> EventType.COMMENT_CREATED;
            case APPROVED -> EventType.COMMENT_APPROVED;
            case UPDATED -> EventType.COMMENT_UPDATED;
            case REMOVED -> EventType.COMMENT_REMOVED;
        };
    }
}
