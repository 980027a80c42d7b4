package org.travessia.pods;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.travessia.e2e.Commands.eventually;
import static org.travessia.e2e.Commands.words;

import org.travessia.e2e.Commands;

/** The pods from their engine's side: {@code BLOG_E2E_PODMAN} says how to call it. */
public final class Pods {

    private Pods() {}

    /** Without an engine to call there is nothing to test. */
    public static void demand() {
        assumeThat(System.getenv("BLOG_E2E_PODMAN")).as("BLOG_E2E_PODMAN").isNotBlank();
    }

    /** What Podman printed. */
    public static String podman(String... arguments) {
        return Commands.run(words(System.getenv("BLOG_E2E_PODMAN"), arguments));
    }

    /**
     * Podman takes its own {@code kill} for a wish to stop, after which its restart policy leaves the pod alone. It stops the rest of
     * the pod behind our back, a moment later: what was started before that would be stopped, too.
     */
    public static void killAndStart(String pod, String container) {
        podman("kill", "--signal", "KILL", container);
        eventually(
                "the pod has ended",
                60,
                () -> podman("pod", "inspect", "--format", "{{.State}}", pod)
                        .strip()
                        .equals("Exited"));
        podman("pod", "start", pod);
    }

    /** Whether the application in a pod says that it is ready. */
    public static boolean ready(String pod) {
        try {
            podman("exec", pod + "-blog", "blog", "health", "ready");
            return true;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }
}
