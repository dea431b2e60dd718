package dev.gatehouse.demo.idp.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call in hand and the connection it came on: everything a {@link Fault} can play with. */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Call call;
    private final Endpoint endpoint;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final CountDownLatch closing;

    Exchange(
            Call call,
            Endpoint endpoint,
            Request request,
            Response response,
            Callback callback,
            CountDownLatch closing) {
        this.call = call;
        this.endpoint = endpoint;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.closing = closing;
    }

    /** Does what the call asks for; the answer is not sent yet. */
    public Answer process() {
        try {
            return endpoint.answer(call);
        } catch (Refusal refusal) {
            LOG.debug("{} refused: {}", call, refusal.getMessage());
            return refusal.answer();
        } catch (RuntimeException unexpected) {
            LOG.error("{} failed", call, unexpected);
            return Answer.empty(500);
        }
    }

    /** Sends an answer. */
    public void send(Answer answer) {
        byte[] body = head(answer);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Sends the head and the first half of the body, then closes the connection. */
    public void sendHalf(Answer answer) throws IOException {
        byte[] body = head(answer);
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            out.write(body, 0, body.length / 2);
            out.flush();
            close(false);
        }
    }

    /** Sends the body a byte at a time, with a pause before each. */
    public void trickle(Answer answer, Duration pause) throws IOException, InterruptedException {
        byte[] body = head(answer);
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            for (byte one : body) {
                pause(pause);
                out.write(one);
                out.flush();
            }
        }
        callback.succeeded();
    }

    /**
     * Closes the connection without an answer.
     *
     * @param reset with a TCP reset instead of an orderly end
     */
    public void close(boolean reset) throws IOException {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (reset && endPoint.getTransport() instanceof SocketChannel socket) {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        endPoint.close();
        callback.failed(new EofException("closed on purpose"));
    }

    /** Waits, in real time; less long when the stand-in stops. */
    public void pause(Duration wait) throws InterruptedException {
        if (closing.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.debug("{} goes on early: stopping", call);
        }
    }

    boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Sets status and headers; returns the body. */
    private byte[] head(Answer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
        response.getHeaders().put("Content-Length", body.length);
        return body;
    }
}
