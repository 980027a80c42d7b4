package org.travessia.cli;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** What the server's own interceptor does, over the database's own transactions: the outermost use case is one. */
@Interceptor
@Transactional
// As the server's: within what looks at the exceptions of a commit.
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class InTransaction {

    @Inject
    EntityManager entities;

    @AroundInvoke
    Object run(InvocationContext call) throws Exception {
        if (entities.getTransaction().isActive()) {
            return call.proceed();
        }
        entities.getTransaction().begin();
        try {
            Object result = call.proceed();
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.clear();
        }
    }
}
