package dev.gatehouse.demo.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.demo.idp.Fixtures;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DemoTest {
    private final Demo demo = Demo.start(0, 0);
    private final int port = demo.firstPage().getPort();

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void theFirstPageSaysWhatIsThereAndWhomToBe() throws Exception {
        assertThat(get("demo.localhost", "/"))
                .startsWith("HTTP/1.1 200")
                .contains("href=\"" + demo.store() + "\"", "href=\"" + demo.storeSpa() + "\"")
                .contains("href=\"" + demo.forums() + "\"", "href=\"" + demo.forumsSpa() + "\"")
                .contains(Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD, Fixtures.BOB_EMAIL, Fixtures.BOB_PASSWORD)
                .contains("lives for 30 seconds", "Nothing yet.");
        assertThat(get("127.0.0.1", "/assets/site.css")).startsWith("HTTP/1.1 200");
    }

    @Test
    void noPageTellsWhereOnTheMachineItsFilesAre() throws Exception {
        String here = Path.of("").toAbsolutePath().toString();

        assertThat(get("demo.localhost", "/")).doesNotContain(here);
        assertThat(get("demo.localhost", "/no-such-page"))
                .startsWith("HTTP/1.1 404")
                .doesNotContain(here);
        assertThat(get("demo.localhost", "/assets/")).startsWith("HTTP/1.1 403").doesNotContain(here);
        assertThat(get("store.demo.localhost", "/web/assets/"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain(here);
    }

    @Test
    void eachApplicationAnswersOnItsHostOnly() throws Exception {
        assertThat(get("store.demo.localhost", "/web/"))
                .startsWith("HTTP/1.1 200")
                .contains("The Store");
        assertThat(get("store.demo.localhost", "/spa/"))
                .startsWith("HTTP/1.1 200")
                .contains("assets/store.js");
        assertThat(get("forums.demo.localhost", "/web/"))
                .startsWith("HTTP/1.1 200")
                .contains("The Forums");
        assertThat(get("forums.demo.localhost", "/spa/"))
                .startsWith("HTTP/1.1 200")
                .contains("assets/forums.js");
        assertThat(get("demo.localhost", "/web/")).startsWith("HTTP/1.1 404");
    }

    @Test
    void theWebApplicationSendsWhoHasToLogInToFusionAuth() throws Exception {
        String idp =
                "http://auth.demo.localhost:" + URI.create(demo.standIn().url()).getPort();

        for (String page : new String[] {"/web/shopping-cart", "/web/account", "/web/home"}) {
            assertThat(get("store.demo.localhost", page))
                    .startsWith("HTTP/1.1 302")
                    .contains("Location: " + idp + "/oauth2/authorize?client_id=" + Fixtures.STORE_CLIENT_ID);
        }
        assertThat(get("forums.demo.localhost", "/web/posts"))
                .contains("Location: " + idp + "/oauth2/authorize?client_id=" + Fixtures.FORUMS_CLIENT_ID);
    }

    @Test
    void theSinglePageApplicationIsTold401AndThatNobodyIsThere() throws Exception {
        assertThat(get("store.demo.localhost", "/spa/api/load-shopping-cart"))
                .startsWith("HTTP/1.1 401")
                .contains("application/problem+json");
        assertThat(get("forums.demo.localhost", "/spa/api/load-posts")).startsWith("HTTP/1.1 401");
        assertThat(get("store.demo.localhost", "/spa/api/user")).startsWith("HTTP/1.1 404");
        assertThat(get("store.demo.localhost", "/spa/api/load-catalogue")).startsWith("HTTP/1.1 200");
    }

    @Test
    void anApplicationLeadsToItsNeighbourWithoutKnowingItsAddress() throws Exception {
        assertThat(get("store.demo.localhost", "/go/forums/spa/")).contains("Location: " + demo.forumsSpa() + "\r\n");
        assertThat(get("forums.demo.localhost", "/go/store/web/")).contains("Location: " + demo.store() + "\r\n");
        assertThat(get("store.demo.localhost", "/go/elsewhere/web/")).startsWith("HTTP/1.1 404");
    }

    @Test
    void theFirstPageShowsWhatFusionAuthWasAsked() throws Exception {
        send(HttpRequest.newBuilder(
                URI.create(demo.standIn().url() + "/oauth2/authorize?client_id=" + Fixtures.STORE_CLIENT_ID)));
        send(HttpRequest.newBuilder(URI.create(demo.standIn().url() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic ?")
                .POST(BodyPublishers.ofString(
                        "grant_type=refresh_token&client_id=" + Fixtures.FORUMS_CLIENT_ID + "&refresh_token=secret")));

        assertThat(get("demo.localhost", "/"))
                .containsSubsequence("<td>forums</td>", "POST /oauth2/token", "refresh an expired JWT")
                .containsSubsequence("<td>browser</td>", "GET /oauth2/authorize", "log in to the store")
                .doesNotContain("=secret");
    }

    @Test
    void fusionAuthCanBeStoppedAndStartedFromTheFirstPage() throws Exception {
        HttpRequest.Builder idp =
                HttpRequest.newBuilder(URI.create(demo.standIn().url()));

        assertThat(press("stop", "same-origin")).isEqualTo(303);
        assertThatThrownBy(() -> send(idp)).isInstanceOf(ConnectException.class);
        assertThat(get("demo.localhost", "/")).contains("FusionAuth is away", "Start FusionAuth");

        assertThat(press("start", "same-origin")).isEqualTo(303);
        assertThat(send(idp)).isPositive();
        assertThat(get("demo.localhost", "/")).contains("FusionAuth is there", "Stop FusionAuth");
    }

    @Test
    void anotherSiteCannotStopFusionAuth() throws Exception {
        assertThat(press("stop", "cross-site")).isEqualTo(403);
        assertThat(get("demo.localhost", "/")).contains("FusionAuth is there");
    }

    @Test
    void closingGivesBothPortsBack() throws Exception {
        int idpPort = URI.create(demo.standIn().url()).getPort();

        demo.close();

        for (int free : new int[] {port, idpPort}) {
            new ServerSocket(free, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Demo.start(port, 0))
                .withMessage("the demo cannot listen on 127.0.0.1:" + port);
        assertThatIllegalStateException()
                .isThrownBy(() -> Demo.start(0, port))
                .withMessageEndingWith("cannot listen on 127.0.0.1:" + port);
    }

    private int press(String action, String from) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/outage"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", from)
                .POST(BodyPublishers.ofString("action=" + action)));
    }

    private static int send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** The whole answer to a page load of a virtual host, which the JDK's client cannot ask for. */
    private String get(String host, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + port
                    + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
