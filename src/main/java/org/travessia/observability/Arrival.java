package org.travessia.observability;

import io.undertow.server.HandlerWrapper;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ThreadSetupHandler;
import jakarta.servlet.ServletContext;
import org.jboss.logging.MDC;
import org.travessia.platform.Configuration;

/**
 * Puts {@link ArrivalHandler} before everything else that looks at a request, authentication too, and the request's id into
 * every line of the log. A servlet filter would come too late for both.
 */
public class Arrival implements ServletExtension {

    private static final String REQUEST_ID = "requestId";

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        Configuration configuration = Configuration.here();
        HandlerWrapper arrival = next -> new ArrivalHandler(next, configuration.trustedProxies());
        deployment.addInitialHandlerChainWrapper(arrival);
        deployment.addThreadSetupAction(new WithRequestId());
    }

    /** A lambda cannot be generic, so this is a class. */
    private static final class WithRequestId implements ThreadSetupHandler {

        @Override
        public <T, C> Action<T, C> create(Action<T, C> action) {
            return (exchange, argument) -> {
                if (exchange == null) {
                    return action.call(null, argument);
                }
                MDC.put(REQUEST_ID, ArrivalHandler.requestId(exchange));
                try {
                    return action.call(exchange, argument);
                } finally {
                    MDC.remove(REQUEST_ID);
                }
            };
        }
    }
}
