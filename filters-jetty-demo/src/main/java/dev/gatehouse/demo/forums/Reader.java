package dev.gatehouse.demo.forums;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** Whoever is logged in, as far as the forums care. */
record Reader(String name, boolean moderator) {
    static Reader of(HttpServletRequest request) {
        return new Reader(
                Objects.requireNonNull(request.getUserPrincipal()).getName(), request.isUserInRole("moderator"));
    }

    /** A post is removed by its author or by a moderator. */
    boolean mayRemove(Post post) {
        return moderator || post.author().equals(name);
    }
}
