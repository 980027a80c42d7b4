package org.travessia.cli;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.travessia.account.control.People;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.control.Caller;
import org.travessia.audit.entity.Origin;
import org.travessia.comment.control.CommentRepository;
import org.travessia.comment.control.ImportComments;
import org.travessia.job.control.Jobs;
import org.travessia.mail.control.Outbox;
import org.travessia.mail.control.OutgoingMailRepository;
import org.travessia.media.control.StoreMedia;
import org.travessia.people.control.Administrators;
import org.travessia.people.control.ChangeRights;
import org.travessia.people.control.InvitationRepository;
import org.travessia.people.control.Invitations;
import org.travessia.people.control.ListPeople;
import org.travessia.people.control.PeopleRepository;
import org.travessia.platform.Configuration;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;
import org.travessia.platform.NotFound;
import org.travessia.platform.ReadOnly;
import org.travessia.post.control.WritePost;
import org.travessia.redirect.control.Redirects;
import org.travessia.tag.control.FileUnder;
import org.travessia.transfer.control.ImportFolder;
import org.travessia.web.Messages;
import org.travessia.webhook.control.DeliveryRepository;
import org.travessia.webhook.control.EndpointRepository;
import org.travessia.webhook.control.QueueMessages;
import org.travessia.webhook.control.SubjectRepository;

/** The blog's use cases outside the server: the same beans, with stand-ins for what the server provides. */
final class UseCases {

    private final SeContainer container;

    private UseCases(SeContainer container) {
        this.container = container;
    }

    /**
     * Does something with the use cases.
     *
     * @throws Failure if it breaks a rule or the database cannot be reached, in words for the operator
     */
    static <T> T run(Function<UseCases, T> work) {
        try (AnyDatabase database = AnyDatabase.open(Configuration.here())) {
            database.demandSchema();
            Map<String, Object> instead = Map.of(
                    "jakarta.persistence.transactionType",
                    "RESOURCE_LOCAL",
                    "jakarta.persistence.nonJtaDataSource",
                    database.address().dataSource());
            try (EntityManagerFactory factory = Persistence.createEntityManagerFactory("blog", instead);
                    SeContainer container = container(new StandIns(factory))) {
                container.select(RequestContextController.class).get().activate();
                container.select(Caller.class).get().comes(Origin.command(System.getProperty("user.name", "")));
                return work.apply(new UseCases(container));
            }
        } catch (Invalid invalid) {
            throw new Failure(invalid.errors().stream().map(UseCases::text).collect(Collectors.joining("\nblog: ")));
        } catch (ReadOnly closed) {
            throw new Failure(closed.getMessage() + "; try again in a few seconds");
        } catch (NotFound | Forbidden refused) {
            throw new Failure(refused.getMessage());
        }
    }

    <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    /** A message of the bundle; operators are spoken to in English, as by every other tool on a server. */
    static String text(String key, Object... arguments) {
        return Messages.in(Locale.ENGLISH).text(key, arguments);
    }

    private static String text(Invalid.FieldError error) {
        return error.field() + ": " + text(error.messageKey(), error.arguments().toArray());
    }

    private static SeContainer container(StandIns standIns) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(standIns)
                .addPackages(
                        People.class,
                        WritePost.class,
                        FileUnder.class,
                        Redirects.class,
                        ImportFolder.class,
                        StoreMedia.class,
                        Markdown.class,
                        AuditTrail.class)
                .addBeanClasses(
                        InTransaction.class,
                        Jobs.class,
                        ImportComments.class,
                        CommentRepository.class,
                        Outbox.class,
                        OutgoingMailRepository.class,
                        ListPeople.class,
                        PeopleRepository.class,
                        ChangeRights.class,
                        Administrators.class,
                        Invitations.class,
                        InvitationRepository.class)
                // What a command publishes is told as well; the server sends it.
                .addBeanClasses(
                        QueueMessages.class,
                        EndpointRepository.class,
                        DeliveryRepository.class,
                        SubjectRepository.class)
                .enableInterceptors(InTransaction.class)
                .initialize();
    }
}
