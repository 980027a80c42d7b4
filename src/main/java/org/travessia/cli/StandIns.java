package org.travessia.cli;

import jakarta.annotation.Resource;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.literal.InjectLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedFieldConfigurator;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;

/** Gives beans outside the server what its own annotations ask for: one EntityManager, since a command has one thread. */
class StandIns implements Extension {

    private final EntityManagerFactory factory;

    StandIns(EntityManagerFactory factory) {
        this.factory = factory;
    }

    <T> void readAnnotations(@Observes ProcessAnnotatedType<T> type) {
        type.configureAnnotatedType().fields().stream()
                .filter(field -> has(field, PersistenceContext.class) || has(field, Resource.class))
                .forEach(field -> field.removeAll().add(InjectLiteral.INSTANCE));
    }

    void addBeans(@Observes AfterBeanDiscovery discovery) {
        discovery
                .<EntityManager>addBean()
                .addTransitiveTypeClosure(EntityManager.class)
                .scope(Singleton.class)
                .createWith(context -> factory.createEntityManager())
                .destroyWith((entities, context) -> entities.close());
        discovery
                .<DataSource>addBean()
                .addTransitiveTypeClosure(DataSource.class)
                .scope(Singleton.class)
                .createWith(
                        context -> (DataSource) factory.getProperties().get("jakarta.persistence.nonJtaDataSource"));
    }

    private static boolean has(
            AnnotatedFieldConfigurator<?> field, Class<? extends java.lang.annotation.Annotation> annotation) {
        return field.getAnnotated().isAnnotationPresent(annotation);
    }
}
