package dev.gatehouse.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {
    private static final String FIELD = "Content-Disposition: form-data; name=\"a\"\r\n\r\n";

    @Test
    void readsFieldsAndFiles() throws IOException {
        List<PostedPart> parts = parts("--b\r\n" + FIELD + "one\r\n--b\r\n"
                + "content-disposition: form-data; name=\"f\"; filename=\"ä;x.txt\"\r\nContent-Type: text/plain\r\n\r\n"
                + "two\r\n--x\r\n\r\n--b--\r\n");

        assertThat(parts).extracting(PostedPart::getName).containsExactly("a", "f");
        assertThat(parts.get(0).getSubmittedFileName()).isNull();
        assertThat(parts.get(0).getContentType()).isNull();
        assertThat(parts.get(0).text(StandardCharsets.UTF_8)).isEqualTo("one");
        assertThat(parts.get(1).getSubmittedFileName()).isEqualTo("ä;x.txt");
        assertThat(parts.get(1).getContentType()).isEqualTo("text/plain");
        assertThat(parts.get(1).text(StandardCharsets.UTF_8)).isEqualTo("two\r\n--x\r\n");
        assertThat(parts.get(1).getSize()).isEqualTo(10);
        assertThat(parts.get(1).getHeaderNames()).containsExactlyInAnyOrder("content-disposition", "Content-Type");
    }

    @Test
    void passesOverWhatStandsBeforeTheFirstPart() throws IOException {
        assertThat(parts("preamble\r\n--b \r\n" + FIELD + "\r\n--b--")).hasSize(1);
    }

    @Test
    void aBodyOfNoPartsHasNone() throws IOException {
        assertThat(parts("--b--\r\n")).isEmpty();
    }

    @Test
    void bytesStayWhatTheyAre() throws IOException {
        byte[] body = ("--b\r\n" + FIELD + "\u0000\u00ff\u0080\r\n--b--").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(MultipartBody.parts(body, "b").get(0).getInputStream().readAllBytes())
                .containsExactly(0, -1, -128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--c--",
                "--b",
                "--b\r\n",
                "--b\r\nContent-Disposition: form-data; name=a\r\n",
                "--b\r\n" + FIELD + "cut",
                "--b\r\n" + FIELD + "cut\r\n--b",
                "--b\r\n\r\nno name\r\n--b--",
                "--b\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name\r\n\r\nno name\r\n--b--"
            })
    void whatIsNoMultipartBodyIsSaidToBeNone(String body) {
        assertThatThrownBy(() -> parts(body)).isInstanceOf(IOException.class);
    }

    @Test
    void aPartIsWrittenToAFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("part");
        PostedPart part = parts("--b\r\n" + FIELD + "one\r\n--b--").get(0);

        part.write(file.toString());
        part.delete();

        assertThat(Files.readString(file)).isEqualTo("one");
    }

    private static List<PostedPart> parts(String body) throws IOException {
        return MultipartBody.parts(body.getBytes(StandardCharsets.UTF_8), "b");
    }
}
