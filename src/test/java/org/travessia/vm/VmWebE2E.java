package org.travessia.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.travessia.e2e.Blog;

/** nginx as the playbook runs it: what it shows, what it may do, what it does with a broken configuration, moving house. */
class VmWebE2E {

    private static final Pattern EXPOSURE = Pattern.compile("Overall exposure level[^0-9]*([0-9.]+)");

    @BeforeAll
    static void host() {
        VmHost.assumed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/",
                "/static/css/",
                "/static/.hidden",
                "/static/%2e%2e/blog.env",
                "/static../etc/passwd",
                "/error-pages/",
                "/.git/config",
                "/.env",
                "/admin/.htpasswd",
                "/health",
                "/health/ready",
                "/metrics",
                "/management",
                "/console",
                "/openapi",
                "/nginx_status",
                "/index.nginx-debian.html"
            })
    void showsNeitherFoldersNorDotfilesNorHowTheHostIs(String path) {
        HttpResponse<String> response = Blog.visitor().get(path);
        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.body())
                .doesNotContain("Index of", "root:", "\"UP\"", "Welcome to nginx")
                .doesNotContainPattern("nginx/\\d");
        assertThat(response.headers().firstValue("Server")).hasValue("nginx");
    }

    @Test
    void nothingButSshAndNginxCanBeReachedFromOutside() {
        String listening = VmHost.script(
                        "ss --no-header --listening --tcp --numeric | awk '{ print $4 }' | grep -vE '^(127\\.|\\[::1\\])' | sed 's/.*://' | sort -un")
                .well();
        assertThat(listening.lines()).isSubsetOf("22", "80", "443").contains("80");
    }

    @Test
    void nginxIsNeverRoot() {
        assertThat(VmHost.script("ps -C nginx -o user=").well().lines())
                .hasSizeGreaterThan(1)
                .containsOnly("www-data");
        assertThat(VmHost.script("grep -h CapEff /proc/$(cat /run/nginx/nginx.pid)/status")
                        .well()
                        .trim())
                .as("CAP_NET_BIND_SERVICE and no other")
                .endsWith("0000000000000400");
        for (String unit : new String[] {"nginx", "blog-upstreams", "blog-backup"}) {
            Matcher exposure = EXPOSURE.matcher(
                    VmHost.script("systemd-analyze security --no-pager " + unit).printed());
            assertThat(exposure.find()).isTrue();
            assertThat(Double.parseDouble(exposure.group(1))).as(unit).isLessThanOrEqualTo(2.0);
        }
    }

    @Test
    void aBrokenConfigurationLeavesTheRunningNginxAlone() {
        VmHost.Ended reload = VmHost.script("""
                cp -p /etc/nginx/blog/limits.conf /root/limits.conf
                echo 'limit_req_status four_hundred;' >> /etc/nginx/blog/limits.conf
                systemctl reload nginx
                status=$?
                cp -p /root/limits.conf /etc/nginx/blog/limits.conf && rm /root/limits.conf
                systemctl is-active nginx
                exit $status
                """);
        assertThat(reload.status()).as(reload.printed()).isNotZero();
        assertThat(reload.printed()).contains("active");
        assertThat(Blog.visitor().get("/").statusCode()).isEqualTo(200);
        VmHost.script("systemctl reload nginx").well();
    }

    @Test
    void aBrokenSettingNeverReachesTheHost() {
        String before = VmHost.script("sha256sum /etc/nginx/site/http.conf; cat /run/nginx/nginx.pid")
                .well();
        VmHost.Ended played = VmHost.play("site.yml", "--tags", "nginx", "-e", "blog_sign_in_rate=often");
        assertThat(played.status()).isNotZero();
        assertThat(played.printed()).contains("invalid rate \"rate=often\"");
        assertThat(VmHost.script("sha256sum /etc/nginx/site/http.conf; cat /run/nginx/nginx.pid")
                        .well())
                .isEqualTo(before);
        assertThat(Blog.visitor().get("/").statusCode()).isEqualTo(200);
    }

    /** The other house is a server that says what it was asked. */
    @Test
    void forwardsToAnotherHouseUntilItIsCalledHomeWhateverIsRestarted() {
        String address = Blog.baseUrl().getAuthority();
        try {
            VmHost.script("""
                    systemctl stop blog-other-house 2> /dev/null
                    systemd-run --quiet --collect --unit=blog-other-house python3 -c '
                    import http.server
                    class House(http.server.BaseHTTPRequestHandler):
                        def do_GET(self):
                            body = "\\n".join(["the other house"] + [f"{name}: {value}" for name, value in self.headers.items()]).encode()
                            self.send_response(200)
                            self.send_header("Content-Length", str(len(body)))
                            self.end_headers()
                            self.wfile.write(body)
                    http.server.ThreadingHTTPServer(("127.0.0.1", 8099), House).serve_forever()
                    '
                    for i in $(seq 50); do (exec 3<> /dev/tcp/127.0.0.1/8099) 2> /dev/null && break; sleep 0.2; done
                    set -e
                    ! reload-upstreams --forward 127.0.0.1:9 2> /dev/null
                    reload-upstreams --forward 127.0.0.1:8099
                    # What a deploy does meanwhile, and what a boot does.
                    reload-upstreams --without 127.0.0.1:8081
                    reload-upstreams
                    systemctl restart nginx
                    """).well();
            String page = Blog.visitor().get("/account").body();
            assertThat(page)
                    .startsWith("the other house")
                    .contains("Host: " + address, "X-Forwarded-For: ", "X-Request-ID: ");
            // Not here, so it is asked for there.
            assertThat(Blog.visitor()
                            .get("/static/css/of-the-other.0123abcd.css")
                            .body())
                    .startsWith("the other house");
        } finally {
            VmHost.script("reload-upstreams --home; systemctl stop blog-other-house")
                    .well();
        }
        assertThat(Blog.visitor().get("/account").body()).doesNotContain("the other house");
    }
}
