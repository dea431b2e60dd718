package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path PROJECT = Path.of("..");

    @Test
    void theTestToCopyIsATest() throws IOException {
        String source = read("src-it/src/test/java/dev/gatehouse/it/TestYourApplicationTest.java");
        String shown = source.split("    // README\n", -1)[1].stripTrailing().stripIndent() + "\n";

        assertThat(read("README.md")).contains("```java\n" + shown + "```");
    }

    @Test
    void namesTheCommandsThatCiRuns() throws IOException {
        assertThat(read("README.md")).contains("mvn verify");
        assertThat(read(".ci/run")).contains("mvn -B -ntp verify");
    }

    private static String read(String path) throws IOException {
        return Files.readString(PROJECT.resolve(path));
    }
}
