package dev.gatehouse.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostedRequestTest {
    @Test
    void isTheSameAfterTheStore() {
        byte[] stored = new PostedRequest(
                        Map.of("Content-Type", List.of("text/plain; charset=ü"), "Origin", List.of("a", "b")),
                        "UTF-8",
                        new byte[] {1, 2, 3})
                .toBytes()
                .orElseThrow();

        PostedRequest read = PostedRequest.fromBytes(stored).orElseThrow();

        assertThat(read.header("content-type")).isEqualTo("text/plain; charset=ü");
        assertThat(read.headers("ORIGIN")).containsExactly("a", "b");
        assertThat(read.header("Referer")).isNull();
        assertThat(read.encoding()).isEqualTo("UTF-8");
        assertThat(read.body()).containsExactly(1, 2, 3);
    }

    @Test
    void whatAnotherVersionMadeIsNothing() {
        assertThat(PostedRequest.fromBytes(new byte[0])).isEmpty();
        assertThat(PostedRequest.fromBytes(new byte[] {0, 0, 0, 1, 0, 9, 'a'})).isEmpty();
    }

    @Test
    void aHeaderTooLongIsNotKept() {
        assertThat(new PostedRequest(Map.of("Referer", List.of("x".repeat(65_536))), null, new byte[0]).toBytes())
                .isEmpty();
    }

    @Test
    void keepsWhatTellsOfTheBodyAndOfThePageThatSentIt() {
        assertThat(List.of("Content-Type", "content-length", "Content-Encoding", "ORIGIN", "Referer", "Sec-Fetch-Site"))
                .allMatch(PostedRequest::keeps);
        assertThat(List.of("Cookie", "Authorization", "Host", "Accept", "X-Forwarded-For"))
                .noneMatch(PostedRequest::keeps);
    }
}
