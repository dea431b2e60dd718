package dev.gatehouse.demo.forums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PostsTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final Posts posts = new Posts(() -> NOW);

    @Test
    void theNewestPostComesFirst() {
        posts.write("alice", "one");
        posts.write("bob", "two");

        assertThat(posts.newestFirst())
                .containsExactly(new Post(2, "bob", NOW, "two"), new Post(1, "alice", NOW, "one"));
    }

    @Test
    void theOldestMakesWayForThe201st() {
        for (int i = 1; i <= 201; i++) {
            posts.write("alice", "post " + i);
        }

        assertThat(posts.newestFirst())
                .hasSize(200)
                .last()
                .extracting(Post::text)
                .isEqualTo("post 2");
    }

    @Test
    void aPostHasAtMost1000Characters() {
        posts.write("alice", "x".repeat(1000));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> posts.write("alice", "x".repeat(1001)))
                .withMessage("That is 1001 characters long; a post may have 1000.");
    }

    @Test
    void aLineEndCountsAsOneCharacter() {
        posts.write("alice", "x".repeat(998) + "\r\ny");

        assertThat(posts.newestFirst()).extracting(Post::text).containsExactly("x".repeat(998) + "\ny");
    }

    @Test
    void anEmptyPostIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> posts.write("alice", " \r\n "))
                .withMessageStartingWith("There is nothing to post yet");
    }

    @Test
    void aPostIsRemovedOnlyByWhoMay() {
        posts.write("alice", "one");

        assertThat(posts.remove(1, post -> false)).isFalse();
        assertThat(posts.remove(2, post -> true)).isFalse();
        assertThat(posts.remove(1, post -> post.author().equals("alice"))).isTrue();
        assertThat(posts.newestFirst()).isEmpty();
    }
}
