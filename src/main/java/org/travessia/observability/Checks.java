package org.travessia.observability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.File;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.travessia.platform.Configuration;
import org.travessia.platform.Configuration.Database;
import org.travessia.platform.Migrations;
import org.travessia.platform.Ready;
import org.travessia.platform.Ready.State;

/** The health checks on the management port; WildFly adds its own, so that a server that drains is no longer ready. */
@ApplicationScoped
public class Checks {

    /** Below this the server can soon not take an upload any more. */
    private static final long ENOUGH_DISK = 32L << 20;

    @Inject
    Ready ready;

    @Inject
    Configuration configuration;

    /** Up when the application runs; without a database too, since a restart would not bring one. */
    @Produces
    @Startup
    HealthCheck started() {
        return () -> HealthCheckResponse.up("application");
    }

    @Produces
    @Liveness
    HealthCheck threads() {
        return () -> {
            long[] stuck = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
            return HealthCheckResponse.named("threads")
                    .status(stuck == null)
                    .withData("deadlocked", stuck == null ? 0 : stuck.length)
                    .build();
        };
    }

    @Produces
    @Readiness
    HealthCheck database() {
        return () -> {
            State state = ready.state();
            var check = HealthCheckResponse.named("database")
                    .status(state.reachable())
                    .withData(
                            "address",
                            configuration.database().orElse(Database.LOCAL).address());
            return (state.reachable() ? check : check.withData("problem", state.problem())).build();
        };
    }

    @Produces
    @Readiness
    HealthCheck schema() {
        return () -> {
            State state = ready.state();
            var check = HealthCheckResponse.named("schema")
                    .status(state.ready())
                    .withData("needed", Migrations.newest())
                    .withData("found", state.schema());
            return (state.ready() ? check : check.withData("problem", state.problem())).build();
        };
    }

    @Produces
    @Readiness
    HealthCheck disk() {
        return () -> {
            File folder = new File(System.getProperty("java.io.tmpdir"));
            long free = folder.getUsableSpace();
            return HealthCheckResponse.named("disk")
                    .status(free >= ENOUGH_DISK)
                    .withData("folder", folder.getPath())
                    .withData("free", free)
                    .build();
        };
    }
}
