package org.travessia.platform;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Makes one exception, {@link ReadOnly}, of a refused write, whatever the layers above the database wrapped it in. Around the
 * transaction, since some writes are only sent when it is committed.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class ReadOnlyInterceptor {

    private static final Logger LOG = Logger.getLogger(ReadOnlyInterceptor.class);
    private static final long QUIET = Duration.ofMinutes(1).toNanos();

    /** For all beans: whoever writes is refused for one and the same reason. */
    private static final AtomicLong LAST_SAID = new AtomicLong(System.nanoTime() - QUIET);

    @AroundInvoke
    Object told(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (ReadOnly told) {
            throw told;
        } catch (RuntimeException thrown) {
            if (!DatabaseFault.readOnly(thrown)) {
                throw thrown;
            }
            say();
            throw new ReadOnly(thrown);
        }
    }

    private static void say() {
        long now = System.nanoTime();
        long last = LAST_SAID.get();
        if (now - last >= QUIET && LAST_SAID.compareAndSet(last, now)) {
            LOG.warn("The database is read only for a moment; answering 503 to whoever writes");
        }
    }
}
