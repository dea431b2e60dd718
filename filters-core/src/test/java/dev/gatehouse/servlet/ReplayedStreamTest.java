package dev.gatehouse.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keycloak's filter had a stream whose isFinished and isReady called themselves. */
class ReplayedStreamTest {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void readsTheBodyAndKnowsItsEnd() throws IOException {
        ReplayedStream stream = stream("abc");

        assertThat(stream.isReady()).isTrue();
        assertThat(stream.isFinished()).isFalse();
        assertThat(stream.available()).isEqualTo(3);
        assertThat(stream.read()).isEqualTo('a');
        assertThat(stream.read(new byte[0])).isZero();
        assertThat(stream.read(new byte[5], 1, 1)).isEqualTo(1);
        assertThat(stream.isFinished()).isFalse();
        assertThat(stream.read(new byte[5])).isEqualTo(1);
        assertThat(stream.isFinished()).isTrue();
        assertThat(stream.isReady()).isTrue();
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read(new byte[1])).isEqualTo(-1);
    }

    @Test
    void bytesAreNotSigned() throws IOException {
        assertThat(new ReplayedStream(new byte[] {-1}, () -> tasks::add).read()).isEqualTo(255);
    }

    @Test
    void aListenerIsToldOfTheDataAndOfTheEnd() {
        ReplayedStream stream = stream("abc");
        stream.setReadListener(listener(stream, 10));

        assertThat(told).isEmpty();
        runTasks();
        assertThat(told).containsExactly("data 3", "end");
    }

    @Test
    void aListenerOfAnEmptyBodyIsToldOfTheEndOnly() {
        ReplayedStream stream = stream("");
        stream.setReadListener(listener(stream, 10));

        runTasks();
        assertThat(told).containsExactly("end");
    }

    @Test
    void aListenerThatLeavesTheRestForLaterIsToldOfTheEndOnce() throws IOException {
        ReplayedStream stream = stream("abc");
        stream.setReadListener(listener(stream, 1));
        runTasks();
        assertThat(told).containsExactly("data 1");

        assertThat(stream.readAllBytes()).hasSize(2);
        assertThat(stream.read()).isEqualTo(-1);
        runTasks();
        assertThat(told).containsExactly("data 1", "end");
    }

    @Test
    void whatAListenerThrowsItIsTold() {
        ReplayedStream stream = stream("abc");
        stream.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                throw new IOException("mine");
            }

            @Override
            public void onAllDataRead() {
                told.add("end");
            }

            @Override
            public void onError(Throwable fault) {
                told.add(String.valueOf(fault.getMessage()));
            }
        });

        runTasks();
        assertThat(told).containsExactly("mine");
    }

    @Test
    void aSecondListenerIsRefused() {
        ReplayedStream stream = stream("abc");
        stream.setReadListener(listener(stream, 1));

        assertThatThrownBy(() -> stream.setReadListener(listener(stream, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already");
    }

    @Test
    void aRequestThatIsNotAsynchronousHasNoListener() {
        ReplayedStream stream = new ReplayedStream(new byte[1], () -> {
            throw new IllegalStateException("not asynchronous");
        });

        assertThatThrownBy(() -> stream.setReadListener(listener(stream, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not asynchronous");
    }

    private ReplayedStream stream(String body) {
        return new ReplayedStream(body.getBytes(StandardCharsets.UTF_8), () -> tasks::add);
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private ReadListener listener(ReplayedStream stream, int some) {
        return new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                told.add("data " + stream.read(new byte[some]));
            }

            @Override
            public void onAllDataRead() {
                told.add("end");
            }

            @Override
            public void onError(Throwable fault) {
                told.add("error " + fault);
            }
        };
    }
}
