package dev.gatehouse.servlet;

import java.util.List;

/** The cookies that the application does not see. */
public interface HiddenCookies {
    /** Whether a cookie of this name is one. */
    boolean has(String name);

    /** The lines of a {@code Cookie} header without them; a line of which nothing is left is gone. */
    List<String> removeFrom(List<String> lines);
}
