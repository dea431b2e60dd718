package dev.gatehouse.it;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * All that is logged while it is open, by every logger at its finest, stack traces too. Left out are the servers under
 * the suite and the browsers before it, which log whole requests at these levels.
 */
final class LogBook extends Handler implements AutoCloseable {
    /** Loggers are kept here, since the log manager forgets them, and their levels, when nobody does. */
    private final List<Logger> quiet =
            List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("org.apache.http"));

    private final Logger root = Logger.getLogger("");
    private final Formatter formatter = new SimpleFormatter();
    private final List<String> lines = new ArrayList<>();
    private Level before = Level.INFO;

    void open() {
        before = root.getLevel();
        quiet.forEach(logger -> logger.setLevel(Level.WARNING));
        setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(this);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        lines.add(entry.getLoggerName() + " " + formatter.format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
        quiet.forEach(logger -> logger.setLevel(null));
    }
}
