package dev.gatehouse.demo.forums;

import jakarta.servlet.ServletContext;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** What was written, in memory: the newest 200 posts of at most 1,000 characters each. */
final class Posts {
    static final int LONGEST_TEXT = 1_000;

    private static final int MOST_POSTS = 200;

    private final Deque<Post> newestFirst = new ArrayDeque<>();
    private final InstantSource time;
    private long lastId;

    Posts(InstantSource time) {
        this.time = time;
    }

    void installIn(ServletContext application) {
        application.setAttribute(Posts.class.getName(), this);
    }

    static Posts of(ServletContext application) {
        return (Posts) Objects.requireNonNull(application.getAttribute(Posts.class.getName()), "no posts installed");
    }

    synchronized List<Post> newestFirst() {
        return List.copyOf(newestFirst);
    }

    /**
     * Adds a post. Line ends count as one character each, whatever the browser sent.
     *
     * @throws IllegalArgumentException if the text is empty or too long; the message is for its author
     */
    synchronized void write(String author, String text) {
        String kept = text.replace("\r\n", "\n").strip();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to post yet: write something first.");
        }
        if (kept.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "That is " + kept.length() + " characters long; a post may have " + LONGEST_TEXT + ".");
        }
        newestFirst.addFirst(new Post(++lastId, author, time.instant(), kept));
        if (newestFirst.size() > MOST_POSTS) {
            newestFirst.removeLast();
        }
    }

    /** Removes the post of this id, if there is one that {@code allowed} holds for; says whether it did. */
    synchronized boolean remove(long id, Predicate<Post> allowed) {
        return newestFirst.removeIf(post -> post.id() == id && allowed.test(post));
    }
}
