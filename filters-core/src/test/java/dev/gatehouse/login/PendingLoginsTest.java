package dev.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credentials.CookieAttributes;
import dev.gatehouse.credentials.CookieHeader;
import dev.gatehouse.credentials.ResponseCookies;
import dev.gatehouse.crypto.KeyDerivation;
import dev.gatehouse.crypto.Seal;
import dev.gatehouse.settings.CookieSettings.SameSite;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PendingLoginsTest {
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final PendingLogins logins = new PendingLogins("app", seal("one"), () -> now);

    /** What a browser keeps of the Set-Cookie lines it is sent. */
    private final Map<String, String> browser = new LinkedHashMap<>();

    private final List<String> lines = new ArrayList<>();
    private final ResponseCookies response =
            new ResponseCookies(new CookieAttributes("/", null, true, SameSite.LAX), this::receive);

    @Test
    void findsTheLoginThatThisBrowserStarted() {
        PendingLogin started = start("/cart?item=7");

        assertThat(logins.find(started.state(), sent())).contains(started);
        assertThat(started.target()).isEqualTo("/cart?item=7");
    }

    @Test
    void anotherStateIsNotFound() {
        start("/");

        assertThat(logins.find("another", sent())).isEmpty();
        assertThat(logins.find("", sent())).isEmpty();
        assertThat(logins.find("\u0000ü", sent())).isEmpty();
    }

    @Test
    void aLoginThatAnotherBrowserStartedIsNotFound() {
        PendingLogin started = start("/");

        assertThat(logins.find(started.state(), CookieHeader.of(List.of()))).isEmpty();
    }

    @Test
    void severalTabsLogInAtOnce() {
        List<PendingLogin> tabs = List.of(start("/a"), start("/b"), start("/c"));

        assertThat(tabs)
                .allSatisfy(tab -> assertThat(logins.find(tab.state(), sent())).contains(tab));
    }

    @Test
    void theOldestMakesRoomSoThatCookiesDoNotPileUp() {
        PendingLogin first = start("/0");
        List<PendingLogin> others = new ArrayList<>();
        for (int i = 1; i <= PendingLogins.MOST; i++) {
            now = now.plusSeconds(1);
            others.add(start("/" + i));
        }

        assertThat(browser).hasSize(PendingLogins.MOST);
        assertThat(logins.find(first.state(), sent())).isEmpty();
        assertThat(others)
                .allSatisfy(
                        each -> assertThat(logins.find(each.state(), sent())).isPresent());
    }

    @Test
    void longTargetsMakeRoomSoonerSoThatTheHeaderStaysShort() {
        PendingLogin last = start("/");
        for (int i = 0; i < PendingLogins.MOST; i++) {
            now = now.plusSeconds(1);
            last = start("/" + "x".repeat(ReturnTarget.LONGEST - 1));
        }
        PendingLogin shorter = start("/");

        assertThat(browser.entrySet().stream()
                        .mapToInt(
                                each -> each.getKey().length() + each.getValue().length())
                        .sum())
                .isLessThanOrEqualTo(PendingLogins.MOST_BYTES);
        assertThat(logins.find(last.state(), sent())).isPresent();
        assertThat(logins.find(shorter.state(), sent())).isPresent();
    }

    @Test
    void aLoginEndsAfterAQuarterOfAnHour() {
        PendingLogin started = start("/");

        now = now.plus(PendingLogins.LIFE).minusSeconds(1);
        assertThat(logins.find(started.state(), sent())).isPresent();
        now = now.plusSeconds(1);
        assertThat(logins.find(started.state(), sent())).isEmpty();
    }

    @Test
    void aTamperedCookieIsNothing() {
        PendingLogin started = start("/");
        browser.replaceAll((name, value) -> "A" + value.substring(1, value.length() - 1) + "A");

        assertThat(logins.find(started.state(), sent())).isEmpty();
    }

    @Test
    void aCookieMovedToAnotherNameIsNothing() {
        PendingLogin one = start("/one");
        PendingLogin two = start("/two");
        List<String> names = List.copyOf(browser.keySet());
        String value = browser.get(names.get(0));
        browser.put(names.get(1), value == null ? "" : value);

        assertThat(logins.find(one.state(), sent())).isPresent();
        assertThat(logins.find(two.state(), sent())).isEmpty();
    }

    @Test
    void everyNodeWithTheSecretReadsIt() {
        PendingLogin started = start("/");

        assertThat(new PendingLogins("app", seal("one"), () -> now).find(started.state(), sent()))
                .isPresent();
        assertThat(new PendingLogins("app", seal("two"), () -> now).find(started.state(), sent()))
                .isEmpty();
    }

    @Test
    void theCookieTellsNothing() {
        PendingLogin started = start("/secret-place");

        assertThat(lines.toString())
                .doesNotContain(started.state(), started.nonce(), started.codeVerifier(), "secret-place");
        assertThat(started.toString()).doesNotContain(started.state(), started.codeVerifier());
    }

    @Test
    void theLongestTargetFitsOneCookie() {
        start("/" + "x".repeat(ReturnTarget.LONGEST - 1));

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(4096));
    }

    @Test
    void isForgottenWhenItIsDone() {
        PendingLogin one = start("/one");
        start("/two");

        logins.remove(one, response);
        assertThat(browser).hasSize(1);
        logins.clear(sent(), response);
        assertThat(browser).isEmpty();
    }

    /** RFC 7636 appendix B. */
    @Test
    void theChallengeIsTheRfcs() {
        PendingLogin login = new PendingLogin("s", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "/", now);

        assertThat(login.codeChallenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    private PendingLogin start(String target) {
        return logins.start(target, sent(), response);
    }

    private CookieHeader sent() {
        return CookieHeader.of(List.of(browser.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "))));
    }

    private void receive(String line) {
        lines.add(line);
        String pair = line.substring(0, line.indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        if (line.contains("Max-Age=0")) {
            browser.remove(name);
        } else {
            browser.put(name, pair.substring(name.length() + 1));
        }
    }

    private static Seal seal(String secret) {
        return new Seal(List.of(KeyDerivation.deriveAesKey(secret.getBytes(StandardCharsets.UTF_8), "pending login")));
    }
}
