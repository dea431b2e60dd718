package dev.gatehouse.demo.forums;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** What a form wants done: {@code write} the text it has, or {@code remove} a post. */
final class PostChange {
    private PostChange() {}

    /**
     * Does what the parameter {@code action} says.
     *
     * @throws IllegalArgumentException if that cannot be done; the message is for the user
     */
    static void apply(HttpServletRequest request, Posts posts) {
        Reader reader = Reader.of(request);
        String action = Objects.requireNonNullElse(request.getParameter("action"), "");
        switch (action) {
            case "write" -> posts.write(reader.name(), Objects.requireNonNullElse(request.getParameter("text"), ""));
            case "remove" -> remove(reader, request.getParameter("post"), posts);
            default -> throw new IllegalArgumentException("A form may write or remove, not \"" + action + "\".");
        }
    }

    private static void remove(Reader reader, String post, Posts posts) {
        if (post == null || !post.matches("[0-9]{1,18}") || !posts.remove(Long.parseLong(post), reader::mayRemove)) {
            throw new IllegalArgumentException("There is no such post that you may remove.");
        }
    }
}
