package dev.gatehouse.demo.forums;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.demo.launch.UnguardedApplication;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ForumsTest {
    private static final Map<String, String> REMOVE_ALICES = Map.of("action", "remove", "post", "3");

    private UnguardedApplication forums;

    @BeforeEach
    void start() throws Exception {
        forums = UnguardedApplication.web("forums");
    }

    @AfterEach
    void stop() {
        forums.close();
    }

    @Test
    void anybodyReadsWhatItIsAboutButNotThePosts() throws Exception {
        assertThat(forums.get("").body()).contains("Talk at the gate", "2 posts so far");
        assertThat(forums.get("posts").statusCode()).isEqualTo(401);
        assertThat(forums.get("api/load-posts").statusCode()).isEqualTo(401);
    }

    @Test
    void aPostIsShownToAllUnderItsAuthorsName() throws Exception {
        HttpResponse<String> answer = write("alice", "Hello\nthere");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/web/posts");
        assertThat(forums.get("bob", "posts").body()).containsSubsequence("alice", "Hello\nthere", "night watch");
    }

    @Test
    void whatSomebodyWritesIsTextAndNeverMarkup() throws Exception {
        write("<img src=x>", "</p><script>alert(1)</script>");

        assertThat(forums.get("alice", "posts").body())
                .contains("&lt;img src=x&gt;", "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert", "<img");
    }

    @Test
    void aRefusedPostStaysInTheFormWithTheReason() throws Exception {
        String tooLong = "</textarea>" + "x".repeat(990);

        HttpResponse<String> answer = write("alice", tooLong);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("That is 1001 characters long; a post may have 1000.")
                .contains("&lt;/textarea&gt;" + "x".repeat(990));
    }

    @Test
    void onlyTheAuthorOrAModeratorRemovesAPost() throws Exception {
        write("alice", "mine");

        assertThat(forums.get("bob", "posts").body()).doesNotContain("value=\"remove\"");
        assertThat(forums.post("bob", "posts", REMOVE_ALICES).statusCode()).isEqualTo(400);
        assertThat(forums.post("bob", "member", "posts", REMOVE_ALICES).statusCode())
                .isEqualTo(400);
        assertThat(forums.get("alice", "posts").body()).contains("mine", "value=\"remove\"");

        assertThat(forums.post("bob", "moderator", "posts", REMOVE_ALICES).statusCode())
                .isEqualTo(303);
        assertThat(forums.get("alice", "posts").body()).doesNotContain("mine");
    }

    @Test
    void aFormThatMakesNoSenseIsToldWhatIsAccepted() throws Exception {
        assertThat(forums.post("alice", "posts", Map.of("action", "shout")).body())
                .contains("A form may write or remove, not &quot;shout&quot;.");
        assertThat(forums.post("alice", "posts", Map.of("action", "remove", "post", "-1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(forums.post("alice", "posts", Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void aScriptReadsAndWritesTheSameKindOfPosts() throws Exception {
        try (UnguardedApplication spa = UnguardedApplication.spa("forums")) {
            assertThat(spa.get("").body()).contains("assets/forums.js");

            JsonNode posts =
                    json(spa.post("alice", "api/change-posts", Map.of("action", "write", "text", "<b>Hello</b>")));

            assertThat(posts.at("/0/author").asText()).isEqualTo("alice");
            assertThat(posts.at("/0/text").asText()).isEqualTo("<b>Hello</b>");
            assertThat(posts.at("/0/removable").asBoolean()).isTrue();
            assertThat(posts.at("/1/removable").asBoolean()).isFalse();
            assertThat(json(spa.get("alice", "api/load-posts"))).isEqualTo(posts);

            HttpResponse<String> refused = spa.post("alice", "api/change-posts", Map.of("action", "write"));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(json(refused).at("/message").asText()).startsWith("There is nothing to post yet");
        }
    }

    private HttpResponse<String> write(String user, String text) throws Exception {
        return forums.post(user, "posts", Map.of("action", "write", "text", text));
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return new ObjectMapper().readTree(answer.body());
    }
}
