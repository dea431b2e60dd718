package dev.gatehouse.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostedBodyTest {
    private static final int LIMIT = 20_000;

    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final PostedBody body = new PostedBody(LIMIT, () -> now);

    @ParameterizedTest
    @CsvSource({"0, true", "19999, true", "20000, true", "20001, false"})
    void keepsUpToTheLimit(int size, boolean kept) throws IOException {
        Trickle sent = new Trickle(size, 8192, Duration.ZERO);

        assertThat(body.read(request(size, sent)).map(bytes -> bytes.length))
                .isEqualTo(kept ? Optional.of(size) : Optional.empty());
        assertThat(sent.left).isZero();
    }

    @Test
    void aChunkedBodyAnnouncesNothing() throws IOException {
        assertThat(body.read(request(-1, new Trickle(100, 10, Duration.ZERO)))).isPresent();
        assertThat(body.read(request(-1, new Trickle(LIMIT + 1, 8192, Duration.ZERO))))
                .isEmpty();
    }

    @Test
    void aBodyThatWasReadBeforeIsNotKept() throws IOException {
        assertThat(body.read(request(100, new Trickle(0, 10, Duration.ZERO)))).isEmpty();
        assertThat(body.read(request(100, new Trickle(99, 10, Duration.ZERO)))).isEmpty();
    }

    @Test
    void readingWhatIsDroppedEnds() throws IOException {
        Trickle endless = new Trickle(Integer.MAX_VALUE, 8192, Duration.ZERO);

        assertThat(body.read(request(-1, endless))).isEmpty();
        assertThat(Integer.MAX_VALUE - endless.left).isBetween(LIMIT, LIMIT + PostedBody.MOST_DROPPED + 8192);
    }

    @ParameterizedTest
    @CsvSource({"119, true", "120, true", "121, false"})
    void aTrickleEnds(int seconds, boolean kept) throws IOException {
        Trickle slow = new Trickle(seconds, 1, Duration.ofSeconds(1));

        assertThat(body.read(request(seconds, slow)).isPresent()).isEqualTo(kept);
    }

    private static HttpServletRequest request(long length, ServletInputStream in) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                PostedBodyTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getContentLengthLong" -> length;
                    case "getInputStream" -> in;
                    default -> throw new AssertionError(called);
                });
    }

    /** A body that comes so many bytes at a time, each of them so much later. */
    private final class Trickle extends ServletInputStream {
        private final int some;
        private final Duration pause;
        private int left;

        Trickle(int size, int some, Duration pause) {
            this.left = size;
            this.some = some;
            this.pause = pause;
        }

        @Override
        public int read() {
            throw new AssertionError("one byte at a time is slow");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int given = Math.min(left, Math.min(some, length));
            left -= given;
            now = now.plus(pause);
            return given;
        }

        @Override
        public boolean isFinished() {
            return left == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new AssertionError("this is read at once");
        }
    }
}
