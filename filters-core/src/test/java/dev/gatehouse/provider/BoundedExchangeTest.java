package dev.gatehouse.provider;

import static dev.gatehouse.provider.ScriptedServer.raw;
import static dev.gatehouse.provider.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoundedExchangeTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScriptedServer server;

    BoundedExchangeTest() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    @Test
    void givesBackWhateverStatusCame() throws IOException {
        server.answer(status(503, "späßchen", "Retry-After: 7"));

        HttpAnswer answer = exchange(Duration.ofSeconds(5)).get(server.url());

        assertThat(answer).isEqualTo(new HttpAnswer(503, "späßchen", "7"));
        assertThat(answer).hasToString("HttpAnswer[status 503]");
        assertThat(server.lastRequest().headers()).containsEntry("accept", "application/json");
    }

    @Test
    void aMegabyteIsReadAndAByteMoreIsNot() throws IOException {
        server.answer(status(200, "a".repeat(1 << 20)));
        assertThat(exchange(Duration.ofSeconds(5)).get(server.url()).body()).hasSize(1 << 20);

        server.answer(status(200, "a".repeat((1 << 20) + 1)));
        assertThatThrownBy(() -> exchange(Duration.ofSeconds(5)).get(server.url()))
                .hasMessage("IOException: the answer is longer than 1048576 bytes");
    }

    @Test
    void tenMegabytesOfUnknownLengthAreBrokenOff() throws Exception {
        CountDownLatch brokenOff = new CountDownLatch(1);
        server.answer((request, out) -> {
            out.write("HTTP/1.1 200 x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            try {
                while (server.closed().getCount() > 0) {
                    out.write(new byte[64 * 1024]);
                }
            } catch (IOException clientGone) {
                brokenOff.countDown();
            }
        });

        assertThatThrownBy(() -> exchange(Duration.ofSeconds(20)).get(server.url()))
                .isExactlyInstanceOf(IOException.class);
        assertThat(brokenOff.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aByteASecondDoesNotGetThrough() throws Exception {
        CountDownLatch brokenOff = new CountDownLatch(1);
        server.answer((request, out) -> {
            out.write("HTTP/1.1 200 x\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            try {
                while (!server.closed().await(20, TimeUnit.MILLISECONDS)) {
                    out.write(' ');
                }
            } catch (IOException clientGone) {
                brokenOff.countDown();
            }
        });

        assertThatThrownBy(() -> exchange(SHORT).get(server.url()))
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessage("no complete answer within PT0.3S");
        assertThat(brokenOff.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void silenceEndsWithTheTimeOut() {
        server.answer((request, out) -> server.closed().await());

        assertThatThrownBy(() -> exchange(SHORT).get(server.url())).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void aCutAnswerIsNoAnswer() {
        for (String cut :
                new String[] {"", "HTT", "HTTP/1.1 200 x\r\nContent-Le", "HTTP/1.1 200 x\r\nContent-Length: 9\r\n\r\n{}"
                }) {
            server.answer(raw(cut));

            assertThatThrownBy(() -> exchange(Duration.ofSeconds(5)).get(server.url()))
                    .as(cut)
                    .isExactlyInstanceOf(IOException.class);
        }
    }

    @Test
    void aPostIsNeverSentTwice() {
        server.answer(raw(""));

        assertThatThrownBy(() -> exchange(Duration.ofSeconds(5))
                        .send(new Form().with("refresh_token", "rt").postTo(server.url())))
                .isExactlyInstanceOf(IOException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whatTheAnswerSaysIsNotInTheMessage() {
        server.answer(raw("SECRET nonsense\r\n\r\n"));

        assertThatThrownBy(() -> exchange(Duration.ofSeconds(5)).get(server.url()))
                .isExactlyInstanceOf(IOException.class)
                .hasNoCause()
                .message()
                .doesNotContain("SECRET");
    }

    @Test
    void nobodyThereIsSaidSo() {
        server.close();

        assertThatThrownBy(() -> exchange(Duration.ofSeconds(5)).get(server.url()))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageStartingWith("ConnectException");
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        server.answer(status(302, "", "Location: " + server.url() + "/elsewhere"));

        assertThat(exchange(Duration.ofSeconds(5)).get(server.url()).status()).isEqualTo(302);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aCompressedAnswerIsRefusedUnopened() throws IOException {
        server.answer(status(200, "{}", "Content-Encoding: gzip"));
        assertThatThrownBy(() -> exchange(Duration.ofSeconds(5)).get(server.url()))
                .hasMessage("the answer has a Content-Encoding; none was asked for");

        server.answer(status(200, "{}", "Content-Encoding: identity"));
        assertThat(exchange(Duration.ofSeconds(5)).get(server.url()).body()).isEqualTo("{}");
    }

    @Test
    void aCookieThatIsSetNeverComesBack() throws IOException {
        BoundedExchange exchange = exchange(Duration.ofSeconds(5));
        server.answer(status(200, "{}", "Set-Cookie: refresh_token=alices; Path=/; HttpOnly"));

        exchange.get(server.url());
        exchange.get(server.url());

        assertThat(server.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("cookie"));
    }

    @Test
    void aChallengeIsNotAnswered() throws IOException {
        for (String challenge : new String[] {
            "X-None: 1", "WWW-Authenticate: Basic realm=\"x\"", "WWW-Authenticate:", "WWW-Authenticate: Bearer"
        }) {
            server.answer(status(401, "", challenge));

            assertThat(exchange(Duration.ofSeconds(5)).get(server.url()).status())
                    .as(challenge)
                    .isEqualTo(401);
        }
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        server.answer((request, out) -> server.closed().await());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> exchange(Duration.ofSeconds(20)).get(URI.create(server.url() + "/")))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private BoundedExchange exchange(Duration requestTimeout) {
        return new BoundedExchange(
                ProviderFixture.fusionAuth(server.url())
                        .requestTimeout(requestTimeout)
                        .settings(),
                executor);
    }
}
