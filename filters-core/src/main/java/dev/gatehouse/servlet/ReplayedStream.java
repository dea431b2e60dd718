package dev.gatehouse.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A body that is all there. Reading never waits, so it is always ready; a listener is told of the data once, and of the
 * end when everything was read, in the listener or later.
 */
final class ReplayedStream extends ServletInputStream {
    /** Runs what a listener is told, as an asynchronous request does. */
    interface AsyncThreads {
        /**
         * Threads of the request.
         *
         * @throws IllegalStateException if the request is not asynchronous
         */
        Executor threads();
    }

    private final byte[] body;
    private final AsyncThreads async;
    private final AtomicBoolean endTold = new AtomicBoolean();
    private volatile int at;
    private volatile @Nullable Executor threads;
    private volatile @Nullable ReadListener listener;
    private volatile boolean tellingOfData;

    ReplayedStream(byte[] body, AsyncThreads async) {
        this.body = body;
        this.async = async;
    }

    @Override
    public int read() {
        int position = at;
        if (position >= body.length) {
            return -1;
        }
        moveTo(position + 1);
        return body[position] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        int position = at;
        if (length == 0) {
            return 0;
        }
        if (position >= body.length) {
            return -1;
        }
        int some = Math.min(length, body.length - position);
        System.arraycopy(body, position, into, offset, some);
        moveTo(position + some);
        return some;
    }

    @Override
    public int available() {
        return body.length - at;
    }

    @Override
    public boolean isFinished() {
        return at >= body.length;
    }

    /** Always: at the end, too, where a read says so. */
    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener told) {
        Objects.requireNonNull(told, "a ReadListener is needed");
        if (listener != null) {
            throw new IllegalStateException("this stream has a ReadListener already");
        }
        Executor executor = async.threads();
        threads = executor;
        tellingOfData = true;
        listener = told;
        executor.execute(() -> tell(told));
    }

    private void tell(ReadListener told) {
        try {
            if (!isFinished()) {
                told.onDataAvailable();
            }
            tellingOfData = false;
            if (isFinished()) {
                tellEnd(told);
            }
        } catch (IOException | RuntimeException fault) {
            tellingOfData = false;
            told.onError(fault);
        }
    }

    private void tellEnd(ReadListener told) throws IOException {
        if (endTold.compareAndSet(false, true)) {
            told.onAllDataRead();
        }
    }

    private void moveTo(int position) {
        at = position;
        ReadListener told = listener;
        Executor executor = threads;
        if (position >= body.length && told != null && executor != null && !tellingOfData) {
            executor.execute(() -> tell(told));
        }
    }
}
