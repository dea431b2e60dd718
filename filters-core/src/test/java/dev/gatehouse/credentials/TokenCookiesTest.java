package dev.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credentials.CookieFixture.Browser;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.settings.CookieSettings.SameSite;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCookiesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = NOW.plusSeconds(3600);

    private final Browser browser = new Browser();
    private final TokenCookies cookies = cookies();

    @Test
    void aLoginComesBackAsItWasStored() {
        store(new Tokens("a.b.c", "r/+=", "d.e.f"));

        assertThat(cookies.read(browser.request())).isEqualTo(new Presented("a.b.c", "r/+=", "d.e.f"));
        assertThat(browser.headerLine()).isEqualTo("app.at=a.b.c; app.rt=r/+=; app.idt=d.e.f; app.at_exp=1767229200");
    }

    @Test
    void tokensAreHttpOnlyAndTheEndIsReadable() {
        store(new Tokens("a.b.c", "r", "d.e.f"));

        assertThat(browser.lines)
                .containsExactly(
                        "app.at=a.b.c; Path=/shop; Max-Age=2592000; Secure; HttpOnly; SameSite=Lax",
                        "app.rt=r; Path=/shop; Max-Age=2592000; Secure; HttpOnly; SameSite=Lax",
                        "app.idt=d.e.f; Path=/shop; Max-Age=2592000; Secure; HttpOnly; SameSite=Lax",
                        "app.at_exp=1767229200; Path=/shop; Max-Age=2592000; Secure; SameSite=Lax");
    }

    @Test
    void withoutARefreshTokenTheCookiesEndWithTheJwt() {
        store(new Tokens("a.b.c", null, null));

        assertThat(browser.line("app.at")).contains("; Max-Age=3600;");
        assertThat(browser.line("app.at_exp")).contains("; Max-Age=3600;");
    }

    @ParameterizedTest
    @CsvSource({"2,2", "1,1", "0,1", "-1,1"})
    void aJwtInItsSkewIsNotDeletedByItsAge(long secondsLeft, String maxAge) {
        cookies.store(
                browser.request(), new Tokens("a.b.c", null, null), NOW.plusSeconds(secondsLeft), browser.response());

        assertThat(browser.line("app.at")).contains("; Max-Age=" + maxAge + ";");
    }

    @Test
    void theFarthestEndDoesNotOverflowIntoMaxAge() {
        cookies.store(browser.request(), new Tokens("a.b.c", null, null), Instant.MAX, browser.response());

        assertThat(browser.line("app.at")).contains("; Max-Age=34560000;");
        assertThat(browser.cookies()).containsEntry("app.at_exp", "31556889864403199");
    }

    @Test
    void aNewLoginLeavesNothingOfAnOlderOne() {
        store(new Tokens("a".repeat(9000), "r1", "i".repeat(9000)));

        store(new Tokens("b", null, null));

        assertThat(browser.cookies()).containsOnlyKeys("app.at", "app.at_exp");
    }

    @Test
    void nothingIsPresentedByAStranger() {
        assertThat(cookies.read(CookieHeader.of(List.of()))).isEqualTo(new Presented(null, null, null));
        assertThat(cookies.read(CookieHeader.of(List.of("app.at=; app.rt=; app.idt="))))
                .isEqualTo(new Presented(null, null, null));
    }

    /** The bound counts name, value and attributes; each size next to a boundary, where chunks are filled exactly. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void chunksStayBelow4096BytesAtExactMultiplesToo(int chunks) {
        int single =
                browser.response().room("app.at.1", CookieFixture.settings().maxAge());
        int each = single - "2~01234567~".length();
        int multiple = chunks == 1 ? single : chunks * each;
        for (int length = multiple - 1; length <= multiple + 1; length++) {
            String token = tokenOfLength(length);

            store(new Tokens(token, token, null));

            int expected = length <= multiple ? chunks : chunks + 1;
            assertThat(browser.cookies().keySet().stream()
                            .filter(name -> name.startsWith("app.at") && !name.equals("app.at_exp")))
                    .hasSize(expected);
            assertThat(browser.lines).allMatch(line -> line.length() < 4096);
            assertThat(cookies.read(browser.request())).isEqualTo(new Presented(token, token, null));
        }
    }

    @Test
    void theLongestLineIsAsLongAsItMayBe() {
        int room = browser.response().room("app.at.1", CookieFixture.settings().maxAge());

        store(new Tokens(tokenOfLength(room * 2), "r", null));

        assertThat(browser.line("app.at.1")).hasSize(4095);
    }

    @Test
    void aTokenOf16KilobytesIsKeptAndALongerOneIsNot() {
        String longest = tokenOfLength(16 * 1024);
        store(new Tokens(longest, null, null));
        int linesBefore = browser.lines.size();

        OptionalInt bytes = store(new Tokens(longest + "x", "r", null));

        assertThat(cookies.read(browser.request()).jwt()).isEqualTo(longest);
        assertThat(bytes).isEmpty();
        assertThat(browser.lines).hasSize(linesBefore);
    }

    @Test
    void whatWouldNeedASixthChunkIsNotStored() {
        String encodesToThreeTimesItsLength = "%".repeat(8 * 1024);

        assertThat(store(new Tokens("a.b.c", encodesToThreeTimesItsLength, null)))
                .isEmpty();
        assertThat(browser.lines).isEmpty();
    }

    @Test
    void attributesThatLeaveNoRoomAreNoFault() {
        CookieAttributes endless = new CookieAttributes("/" + "x".repeat(4090), null, true, SameSite.LAX);

        assertThat(cookies.store(browser.request(), new Tokens("a", null, null), END, browser.response(endless)))
                .isEmpty();
    }

    @Test
    void leftoversOfALongerValueAreDeleted() {
        store(new Tokens(tokenOfLength(15_000), "r", null));
        assertThat(browser.cookies()).containsKeys("app.at.1", "app.at.2", "app.at.3");

        store(new Tokens(tokenOfLength(7_000), "r", null));

        assertThat(browser.cookies().keySet()).containsExactlyInAnyOrder("app.at", "app.at.1", "app.rt", "app.at_exp");
        assertThat(browser.line("app.at.3"))
                .isEqualTo("app.at.3=; Path=/shop; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void leftoversThatStayedAreNoPartOfAShorterValue() {
        store(new Tokens("a.b.c", null, null));
        browser.put("app.at.1", "2~abc~leftover");

        assertThat(cookies.read(browser.request()).jwt()).isEqualTo("a.b.c");
    }

    /** CVE-2024-24814: a count from the cookie taken for the number of cookies to read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0~t~x", "1~t~x", "6~t~x", "9~t~x", "3~t~x", "2~t", "2~", "2~~", "-~t~x", "/~t~x", ":~t~x",
            })
    void hostileCountsAreNoToken(String value) {
        browser.put("app.at", value);
        browser.put("app.at.1", "1~t~y");

        assertThat(cookies.read(browser.request()).jwt()).isNull();
    }

    @Test
    void aCountOfSeveralDigitsIsOneOpaqueValue() {
        browser.put("app.at", "99999999~t~x");

        assertThat(cookies.read(browser.request()).jwt()).isEqualTo("99999999~t~x");
    }

    @Test
    void aMissingChunkIsNoToken() {
        store(new Tokens(tokenOfLength(9000), null, null));
        browser.cookies().remove("app.at.1");

        assertThat(cookies.read(browser.request()).jwt()).isNull();
    }

    /** Two responses that crossed must not look like a forgery, which would cost the refresh. */
    @Test
    void chunksOfTwoTokensAreNoToken() {
        store(new Tokens("a".repeat(9000), null, null));
        String older = browser.cookies().getOrDefault("app.at.1", "");
        store(new Tokens("b".repeat(9000), null, null));
        browser.put("app.at.1", older);

        assertThat(cookies.read(browser.request()).jwt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "3~x~y", "2~", "ä;\",\\", "50%25", "r\r\nSet-Cookie: x=y"})
    void aRefreshTokenMayHoldAnyCharacters(String refreshToken) {
        store(new Tokens("a.b.c", refreshToken, null));

        assertThat(cookies.read(browser.request()).refreshToken()).isEqualTo(refreshToken);
    }

    @Test
    void anEncryptedRefreshTokenIsReadableHereOnly() {
        TokenCookies encrypting = cookies(key(1));

        encrypting.store(browser.request(), new Tokens("a.b.c", "refresh-token", null), END, browser.response());

        assertThat(browser.headerLine()).contains("app.at=a.b.c").doesNotContain("refresh-token");
        assertThat(encrypting.read(browser.request()).refreshToken()).isEqualTo("refresh-token");
        assertThat(cookies(key(2)).read(browser.request()).refreshToken()).isNull();
    }

    @Test
    void anOlderKeyStillOpensTheRefreshToken() {
        cookies(key(1)).store(browser.request(), new Tokens("a.b.c", "r", null), END, browser.response());

        assertThat(cookies(key(2), key(1)).read(browser.request()).refreshToken())
                .isEqualTo("r");
    }

    @Test
    void aPlainRefreshTokenDoesNotCountOnceThereIsAKey() {
        store(new Tokens("a.b.c", "r", null));

        assertThat(cookies(key(1)).read(browser.request())).isEqualTo(new Presented("a.b.c", null, null));
    }

    @Test
    void aSealedValueDoesNotOpenUnderAnotherCookiesName() {
        TokenCookies encrypting = cookies(key(1));
        browser.put("app.rt", new dev.gatehouse.crypto.Seal(List.of(key(1))).sealText("r", "app.login.1"));

        assertThat(encrypting.read(browser.request()).refreshToken()).isNull();
    }

    @Test
    void aLongEncryptedRefreshTokenIsChunkedToo() {
        TokenCookies encrypting = cookies(key(1));
        String refreshToken = tokenOfLength(8000);

        encrypting.store(browser.request(), new Tokens("a.b.c", refreshToken, null), END, browser.response());

        assertThat(browser.lines).allMatch(line -> line.length() < 4096);
        assertThat(encrypting.read(browser.request()).refreshToken()).isEqualTo(refreshToken);
    }

    @Test
    void theBytesOfALoginAreThoseThatTheBrowserSends() {
        OptionalInt bytes = store(new Tokens(tokenOfLength(9000), "r", "d.e.f"));

        assertThat(bytes).hasValue(browser.headerLine().length() + "; ".length());
    }

    @Test
    void clearingDeletesEverythingThatIsOurs() {
        store(new Tokens(tokenOfLength(15_000), tokenOfLength(5000), "d.e.f"));
        browser.put("theme", "dark");
        browser.lines.clear();

        cookies.clear(browser.request(), browser.response());

        assertThat(browser.cookies()).containsOnlyKeys("theme");
        assertThat(browser.lines)
                .allMatch(line -> line.contains("=; Path=/shop; Max-Age=0; Secure;"))
                .hasSize(8);
    }

    /** The request may carry none of them, as a cross-site one with SameSite cookies. */
    @Test
    void clearingDeletesWhatTheRequestDidNotShow() {
        cookies.clear(CookieHeader.of(List.of()), browser.response());

        assertThat(browser.lines).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "app.at,true",
        "app.at.1,true",
        "app.at.4,true",
        "app.rt.2,true",
        "app.idt,true",
        "app.at_exp,true",
        "app.at.0,false",
        "app.at.5,false",
        "app.at.10,false",
        "app.at.x,false",
        "app.at1,false",
        "app.at_exp.1,false",
        "app.theme,false",
        "APP.AT,false",
        "app,false"
    })
    void ownCookiesAreKnownByName(String name, boolean ours) {
        assertThat(cookies.isOurs(name)).isEqualTo(ours);
    }

    @Test
    void presentedTokensAreNeverShown() {
        assertThat(new Presented("secret-a", "secret-r", "secret-i"))
                .hasToString("Presented[jwt refreshToken idToken ]");
        assertThat(new Presented(null, null, null)).hasToString("Presented[]");
    }

    private OptionalInt store(Tokens tokens) {
        return cookies.store(browser.request(), tokens, END, browser.response());
    }

    private static TokenCookies cookies(SecretKey... keys) {
        return new TokenCookies(CookieFixture.settings(keys), () -> NOW);
    }

    /** All characters differ from their neighbours, so that a part in the wrong place shows. */
    private static String tokenOfLength(int length) {
        StringBuilder token = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            token.append((char) ('a' + i % 23));
        }
        return token.toString();
    }

    private static SecretKey key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return new SecretKeySpec(bytes, "AES");
    }
}
