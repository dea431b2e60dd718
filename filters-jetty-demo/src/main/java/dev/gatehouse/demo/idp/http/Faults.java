package dev.gatehouse.demo.idp.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults that are planned, by path. Of several for one path the first planned is played first. */
public final class Faults {
    private final List<Planned> plan = new ArrayList<>();

    private static final class Planned {
        final String path;
        final Fault fault;
        int left;

        Planned(String path, Fault fault, int left) {
            this.path = path;
            this.fault = fault;
            this.left = left;
        }

        boolean isFor(String called) {
            return path.endsWith("*") ? called.startsWith(path.substring(0, path.length() - 1)) : path.equals(called);
        }
    }

    /** Plans a fault for the next call to a path. */
    public void next(String path, Fault fault) {
        next(path, 1, fault);
    }

    /**
     * Plans a fault for the next calls to a path.
     *
     * @param path a path, or the beginning of one followed by {@code *}
     * @param times how often, at least once
     */
    public synchronized void next(String path, int times, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("times is " + times + "; expected 1 or more");
        }
        plan.add(new Planned(path, fault, times));
    }

    /** Plans a fault for every call to a path, until {@link #clear()}. */
    public void always(String path, Fault fault) {
        next(path, Integer.MAX_VALUE, fault);
    }

    /** Holds all calls to a path back until the test lets go. */
    public HeldCalls hold(String path) {
        HeldCalls held = new HeldCalls();
        always(path, held);
        return held;
    }

    /** Forgets all that is planned. */
    public synchronized void clear() {
        plan.clear();
    }

    synchronized Optional<Fault> take(String path) {
        for (Iterator<Planned> all = plan.iterator(); all.hasNext(); ) {
            Planned planned = all.next();
            if (planned.isFor(path)) {
                if (planned.left != Integer.MAX_VALUE) {
                    planned.left--;
                }
                if (planned.left == 0) {
                    all.remove();
                }
                return Optional.of(planned.fault);
            }
        }
        return Optional.empty();
    }
}
