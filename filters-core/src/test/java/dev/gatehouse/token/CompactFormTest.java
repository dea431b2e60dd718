package dev.gatehouse.token;

import static dev.gatehouse.token.Bench.accessToken;
import static dev.gatehouse.token.Bench.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.decision.TokenState;
import dev.gatehouse.decision.TokenState.Rejected;
import dev.gatehouse.decision.TokenState.Valid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings that a lenient reader takes for a token. Each is signed properly, where it can be. */
class CompactFormTest {
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}";

    private final Bench bench = new Bench();

    @Test
    void aWellFormedTokenIsValid() {
        assertThat(bench.verify(accessToken())).isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a",
                "a.b",
                "a.b.c",
                "null",
                "Bearer a.b.c",
                "{}",
                "\uD800.\uDC00.x",
                "e30.e30.",
                "e30..e30",
                ".e30.e30",
                "e30.e30.e30.e30",
                "a.b.c.d.e.f"
            })
    void whatIsNoTokenIsRejected(String text) {
        assertThat(bench.verify(text)).isInstanceOf(Rejected.class);
        assertThat(bench.provider.keyFetches).hasValue(0);
    }

    /** CVE-2026-29000: an unsigned token encrypted with nothing but the public key. */
    @Test
    void fivePartsAreRefusedAtOnce() {
        assertThat(bench.verify("e30.e30.e30.e30.e30")).isEqualTo(new Rejected("it is encrypted"));
    }

    @Test
    void aTokenOf16KbIsReadAndALongerOneIsNot() {
        String longest = tokenOfLength(16 * 1024);

        assertThat(longest).hasSize(16 * 1024);
        assertThat(bench.verify(longest)).isInstanceOf(Valid.class);
        assertThat(bench.verify(longest + "A")).isEqualTo(new Rejected("it is longer than 16384 characters"));
        assertThat(bench.verify("A".repeat(10_000_000))).isInstanceOf(Rejected.class);
    }

    /** nimbus accepts padding, blanks, the other alphabet and unused bits. */
    @ParameterizedTest
    @MethodSource("otherSpellingsOfTheSameToken")
    void aTokenHasOneSpelling(String spelling) {
        assertThat(bench.verify(accessToken())).isInstanceOf(Valid.class);

        assertThat(bench.verify(spelling)).isInstanceOf(Rejected.class);
    }

    static Stream<String> otherSpellingsOfTheSameToken() {
        String token = accessToken();
        String[] parts = token.split("\\.", -1);
        char last = token.charAt(token.length() - 1);
        String unusedBits = token.substring(0, token.length() - 1) + (char) (last + 1);
        return Stream.of(
                token + "=",
                token + "==",
                parts[0] + "=." + parts[1] + "." + parts[2],
                " " + token,
                token + " ",
                token + "\n",
                token + "\u0000",
                parts[0] + " ." + parts[1] + "." + parts[2],
                parts[0] + "." + parts[1] + ". " + parts[2],
                token.replace('_', '/').replace('-', '+'),
                unusedBits,
                token + ".",
                "." + token,
                token + "é");
    }

    @Test
    void unusedBitsAreZeroWhateverTheLength() {
        assertThat(Base64Url.decode("QQ")).containsExactly('A');
        assertThat(Base64Url.decode("QUE")).containsExactly('A', 'A');
        for (String other : new String[] {"QR", "Qf", "QUF", "QUG", "Q", "QQ==", "QUE=", "Q Q", "+/+/", "QQ\n"}) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Base64Url.decode(other)))
                    .as(other)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A header that is JSON null: NullPointerException in nimbus, past every catch.
                "null",
                "[]",
                "1",
                "\"RS256\"",
                "true",
                "",
                "{",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}{}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"} x",
                "{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"rsa-1\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":{\"a\":1,\"a\":2}}",
                "{'alg':'RS256','kid':'rsa-1'}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",}",
                "{\"alg\":\"RS256\",/**/\"kid\":\"rsa-1\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":NaN}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":01}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":1e999}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":\"\t\"}",
                // A byte order mark before the header.
                "\uFEFF{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":\"\\ud800\"}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"\\udc00\\ud800\":1}",
                "{\"kid\":\"rsa-1\"}",
                "{\"alg\":null,\"kid\":\"rsa-1\"}",
                "{\"alg\":[\"RS256\"],\"kid\":\"rsa-1\"}",
                "{\"alg\":\"RS256\",\"kid\":null}",
                "{\"alg\":\"RS256\",\"kid\":1}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"typ\":null}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"typ\":1}",
                // nimbus accepts an empty crit.
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"crit\":[]}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"crit\":null}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"b64\":true}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"zip\":\"DEF\"}"
            })
    void aHeaderThatIsOddIsRejected(String header) {
        assertThat(bench.verify(Bench.withHeader("RS256", TestKey.RSA, header))).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "\"x\"", "", "{", "{}{}", "\uFEFF{}"})
    void aPayloadThatIsNoObjectIsRejected(String payload) {
        assertThat(bench.verify(TestKey.RSA.sign("RS256", HEADER, payload)))
                .isEqualTo(
                        payload.isEmpty()
                                ? new Rejected("it does not have three parts")
                                : new Rejected("its payload is not one well-formed JSON object"));
    }

    @Test
    void aClaimGivenTwiceIsRejected() {
        String claims = json(Bench.accessClaims());
        String twice = claims.substring(0, claims.length() - 1) + ",\"sub\":\"mallory\"}";

        assertThat(bench.verify(TestKey.RSA.sign("RS256", HEADER, twice))).isInstanceOf(Rejected.class);
    }

    /** Overlong, a surrogate of its own, cut short, never a first byte; and encodings that Jackson would guess. */
    @Test
    void illFormedUtf8IsRejected() {
        byte[] claims = json(Bench.accessClaims()).getBytes(StandardCharsets.UTF_8);
        int inSubject = new String(claims, StandardCharsets.US_ASCII).indexOf("alice");
        for (int[] bytes :
                new int[][] {{0xC0, 0xAF}, {0xED, 0xA0, 0x80}, {0xE2, 0x82}, {0xFF}, {0xF5, 0x80, 0x80, 0x80}}) {
            byte[] broken = claims.clone();
            for (int i = 0; i < bytes.length; i++) {
                broken[inSubject + i] = (byte) bytes[i];
            }
            assertThat(bench.verify(signed(broken))).as(Arrays.toString(bytes)).isInstanceOf(Rejected.class);
        }
        String text = json(Bench.accessClaims());
        assertThat(bench.verify(signed(text.getBytes(StandardCharsets.UTF_16LE))))
                .isInstanceOf(Rejected.class);
        assertThat(bench.verify(signed(text.getBytes(StandardCharsets.UTF_16BE))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void thirtyTwoLevelsAreReadAndNotOneMore() {
        assertThat(bench.verify(nested(32))).isInstanceOf(Valid.class);
        assertThat(bench.verify(nested(33))).isInstanceOf(Rejected.class);
        assertThat(bench.verify(nested(8_000))).isInstanceOf(Rejected.class);
    }

    @Test
    void theReasonShowsNoMoreThanTheHeadersNames() {
        String header = "{\"alg\":\"RS1\\r\\nforged line\\u001b[31m" + "x".repeat(200) + "\"}";

        TokenState state = bench.verify(Bench.withHeader("RS256", TestKey.RSA, header));

        assertThat(((Rejected) state).reason())
                .startsWith("its alg is \"RS1??forged line?[31mxxx")
                .hasSizeLessThan(120);
    }

    private static String nested(int levels) {
        String claims = json(Bench.accessClaims());
        String nest = "[".repeat(levels - 1) + "]".repeat(levels - 1);
        return TestKey.RSA.sign("RS256", HEADER, claims.substring(0, claims.length() - 1) + ",\"nest\":" + nest + "}");
    }

    private static String signed(byte[] payload) {
        String signed = TestKey.encode(HEADER.getBytes(StandardCharsets.UTF_8)) + "." + TestKey.encode(payload);
        return signed + "." + TestKey.encode(TestKey.RSA.signature("RS256", signed));
    }

    /** Padded in the payload, then, for the last characters, in the header. */
    private static String tokenOfLength(int length) {
        for (int inHeader = 0; inHeader < 4; inHeader++) {
            for (int inPayload = 11_700; inPayload < 11_900; inPayload++) {
                Map<String, Object> claims = Bench.accessClaims();
                claims.put("pad", "x".repeat(inPayload));
                int payload = (json(claims).length() * 4 + 2) / 3;
                String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"pad\":\"" + "x".repeat(inHeader) + "\"}";
                if ((header.length() * 4 + 2) / 3 + 1 + payload + 1 + 342 == length) {
                    return TestKey.RSA.sign("RS256", header, json(claims));
                }
            }
        }
        throw new IllegalStateException("no padding makes it " + length);
    }
}
