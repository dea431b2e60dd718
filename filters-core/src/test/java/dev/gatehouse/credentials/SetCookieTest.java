package dev.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.CookieSettings.SameSite;
import dev.gatehouse.settings.CookieSettings.Secure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetCookieTest {
    private static final CookieAttributes ALL = new CookieAttributes("/shop", "example.com", true, SameSite.STRICT);

    @Test
    void writesEachAttribute() {
        assertThat(new SetCookie("app.at", "v", 60, true, ALL).line())
                .isEqualTo("app.at=v; Path=/shop; Domain=example.com; Max-Age=60; Secure; HttpOnly; SameSite=Strict");
    }

    @Test
    void leavesOutWhatIsNotSet() {
        CookieAttributes few = new CookieAttributes("/", null, false, SameSite.LAX);

        assertThat(new SetCookie("app.at_exp", "1", 60, false, few).line())
                .isEqualTo("app.at_exp=1; Path=/; Max-Age=60; SameSite=Lax");
    }

    @Test
    void aHostPrefixHasTheRootPathNoDomainAndSecure() {
        CookieAttributes insecure = new CookieAttributes("/shop", "example.com", false, SameSite.NONE);

        assertThat(new SetCookie("__Host-app.at", "v", 60, true, insecure).line())
                .isEqualTo("__Host-app.at=v; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=None");
        assertThat(new SetCookie("__secure-app.at", "v", 60, true, insecure).line())
                .isEqualTo("__secure-app.at=v; Path=/shop; Domain=example.com; Max-Age=60; Secure; HttpOnly;"
                        + " SameSite=None");
    }

    @ParameterizedTest
    @CsvSource({
        "-1,0",
        "-9223372036854775808,0",
        "34560000,34560000",
        "34560001,34560000",
        "9223372036854775807,34560000"
    })
    void anAgeOutOfBoundsDoesNotOverflowIntoMaxAge(long maxAge, String written) {
        assertThat(new SetCookie("app.at", "v", maxAge, true, ALL).line()).contains("; Max-Age=" + written + ";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" secret", "sec;ret", "sec,ret", "sec\"ret", "sec\\ret", "sec\r\nret", "secrét", "sec\u0000ret"})
    void aValueOfMoreThanCookieOctetsIsRefusedAndNotShown(String value) {
        assertThatThrownBy(() -> new SetCookie("app.at", value, 60, true, ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the value of cookie app.at holds more than cookie-octets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a=b", "a;b", "a\nb", "ä", "a,b", "\"a\""})
    void aNameThatIsNoTokenIsRefused(String name) {
        assertThatThrownBy(() -> new SetCookie(name, "v", 60, true, ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cookie name \"" + name + "\" is not an HTTP token");
    }

    @Test
    void aPathOrDomainThatWouldAddAttributesIsRefused() {
        assertThatThrownBy(() -> new SetCookie(
                        "a", "v", 60, true, new CookieAttributes("/a; Domain=x", null, true, SameSite.LAX)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cookie Path \"/a; Domain=x\"");
        assertThatThrownBy(() ->
                        new SetCookie("a", "v", 60, true, new CookieAttributes("/", "x\r\ny", true, SameSite.LAX)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cookie Domain");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO,LAX,false,true",
        "AUTO,LAX,true,false",
        "AUTO,NONE,true,true",
        "ALWAYS,LAX,true,true",
        "NEVER,LAX,false,false"
    })
    void secureIsLeftOutAutomaticallyOnlyOnAPlainLoopbackHost(
            Secure setting, SameSite sameSite, boolean plainLoopback, boolean secure) {
        CookieAttributes attributes =
                CookieAttributes.of(CookieFixture.settings(setting, sameSite, null, null), "", plainLoopback);

        assertThat(attributes.secure()).isEqualTo(secure);
    }

    @Test
    void thePathIsTheContextPathUnlessSet() {
        assertThat(CookieAttributes.of(CookieFixture.settings(), "/shop", false).path())
                .isEqualTo("/shop");
        assertThat(CookieAttributes.of(CookieFixture.settings(), "", false).path())
                .isEqualTo("/");
        assertThat(CookieAttributes.of(
                        CookieFixture.settings(Secure.AUTO, SameSite.LAX, "/x", "example.com"), "/shop", false))
                .isEqualTo(new CookieAttributes("/x", "example.com", true, SameSite.LAX));
    }
}
