package dev.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    @Test
    void thirtyTwoLevelsAreReadAndOneMoreIsNot() throws IOException {
        assertThat(JsonObject.parse(nested(32)).text("b")).isEqualTo("text");

        assertThatThrownBy(() -> JsonObject.parse(nested(33)))
                .hasMessage("the answer is not JSON of at most 32 levels")
                .hasNoCause();
    }

    /** An object in which all further levels are arrays. */
    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + ",\"b\":\"text\"}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<!DOCTYPE html><title>Sign in</title>",
                "null",
                "[]",
                "[{}]",
                "\"SECRET\"",
                "17",
                "{\"access_token\":\"SECRET\"",
                "{\"access_token\":SECRET}",
                "{} SECRET",
                "{}{}",
                "{'access_token':'SECRET'}"
            })
    void anythingButOneObjectIsNotRead(String text) {
        assertThatThrownBy(() -> JsonObject.parse(text))
                .isInstanceOf(IOException.class)
                .hasNoCause()
                .message()
                .doesNotContain("SECRET");
    }

    @Test
    void aTextIsATextThatIsNotEmpty() throws IOException {
        JsonObject json =
                JsonObject.parse("{\"text\":\"x\",\"null\":null,\"empty\":\"\",\"number\":1,\"list\":[\"x\"]}");

        assertThat(json.text("text")).isEqualTo("x");
        assertThat(json.text("null")).isNull();
        assertThat(json.text("absent")).isNull();
        for (String other : new String[] {"empty", "number", "list"}) {
            assertThatThrownBy(() -> json.text(other)).hasMessage("\"" + other + "\" is not a text, or empty");
            assertThat(json.textOrEmpty(other)).isEmpty();
        }
    }

    @Test
    void trueIsTrueAlone() throws IOException {
        JsonObject json = JsonObject.parse("{\"true\":true,\"false\":false,\"text\":\"true\"}");

        assertThat(json.isTrue("true")).isTrue();
        assertThat(json.isTrue("false")).isFalse();
        assertThat(json.isTrue("text")).isFalse();
        assertThat(json.isTrue("absent")).isFalse();
    }

    @Test
    void writesWhatItReads() throws IOException {
        String odd = "a+b/c\"d\\e\u2028ä";

        assertThat(JsonObject.parse(JsonObject.write(Map.of("x", odd))).text("x"))
                .isEqualTo(odd);
    }
}
