package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsExceptionTest {

    @Test
    void allFaultsAreListedAtOnce() {
        SettingSources sources = SettingSources.forContextPath("/shop")
                .environment(Map.of("GATEHOUSE_REFRESH_AHEAD", "5 parsecs"))
                .initParams(Map.of(
                        "client.id", "shop",
                        "client.authentication", "basic",
                        "cookie.same-site", "None",
                        "cookie.secure", "never",
                        "refresh.ahaed", "30s"))
                .contextParams(Map.of("gatehouse.token.clock-skew", "10m"))
                .build();

        assertThatThrownBy(() -> CheckedSettings.read(sources))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        Gatehouse does not start with these settings:
                          provider.url is missing; accepted: an absolute http or https URL without user, query and fragment
                          refresh.ahead is "5 parsecs" (environment GATEHOUSE_REFRESH_AHEAD); accepted: a duration from 0s to 1h, such as 500ms, 30s, 5m or PT30S
                          token.clock-skew is "10m" (context-param gatehouse.token.clock-skew); accepted: a duration from 0s to 5m, such as 500ms, 30s, 5m or PT30S
                          init-param refresh.ahaed is not a setting; nearest known name: refresh.ahead
                          client.authentication is "basic" (init-param), client.secret is not given; a client without a secret has nothing to send: give client.secret, or use none
                          cookie.same-site is "None" (init-param), cookie.secure is "never" (init-param); browsers drop SameSite=None cookies that are not Secure: use cookie.secure=auto or always""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application           | mobile      | application is "mobile" (init-param); accepted: auto, webapp or spa
            provider.kind         | keycloak    | provider.kind is "keycloak" (init-param); accepted: fusionauth or oidc
            cookie.hide           | no          | cookie.hide is "no" (init-param); accepted: true or false
            token.cache-size      | many        | token.cache-size is "many" (init-param); accepted: a whole number from 0 to 1000000
            path.login            | /login/     | path.login is "/login/" (init-param); accepted: a path that starts with a slash and does not end with one, such as /app/login
            app.public-url        | https://a/b | app.public-url is "https://a/b" (init-param): an origin has no path, not even a slash; accepted: scheme, host and port only, such as https://shop.example.com
            protect.public        | /a,b        | protect.public is "/a,b" (init-param): "b" is not a URL pattern; accepted: a list of URL patterns: /a, /a/*, *.ext, / or /*, not percent-encoded
            forwarded.trust       | lb.local    | forwarded.trust is "lb.local" (init-param): "lb.local" is neither; accepted: none, or a list of IP addresses and CIDR blocks such as 10.0.0.0/8
            token.algorithms      | RS256,none  | token.algorithms is "RS256,none" (init-param): "none" is an unsigned token, which anyone can make, and is never accepted; accepted: a list of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, HS256, HS384 or HS512
            refresh.on            | always      | refresh.on is "always" (init-param); accepted: a list of absent, expired, unknown-key or invalid
            provider.url          | https://a_b | provider.url is "https://a_b" (init-param): there is no host name in it that a URL may have; accepted: an absolute http or https URL without user, query and fragment
            """)
    void aFaultSaysNameValuePlaceAndWhatIsAccepted(String name, String value, String line) {
        assertThat(Given.theUsualAnd(name, value).faults()).containsExactly(line);
    }

    @Test
    void aBlankValueIsAFault() {
        assertThat(Given.theUsualAnd("client.id", "  ", "cookie.domain", "").faults())
                .containsExactly(
                        "client.id is \"\" (init-param): it is blank; accepted: a text of printable ASCII characters",
                        "cookie.domain is \"\" (init-param): it is blank; accepted: a host name without a dot in front,"
                                + " such as example.com");
    }

    @Test
    void aFaultStaysOnItsLine() {
        assertThat(Given.theUsualAnd("application", "spa\r\nfine", "a\nb", "c").faults())
                .containsExactly(
                        "application is \"spa\\u000d\\u000afine\" (init-param); accepted: auto, webapp or spa",
                        "init-param a\\u000ab is not a setting; nearest known name: config");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(Given.theUsualAnd("application", "x".repeat(300)).faults())
                .containsExactly(
                        "application is \"" + "x".repeat(200) + "…\" (init-param); accepted: auto, webapp or spa");
    }

    @Test
    void thePasswordInAUrlIsNotShown() {
        assertThat(Given.theUsualAnd("provider.url", "https://admin:hunter2@id.example.com")
                        .faults())
                .containsExactly("provider.url is \"https://****@id.example.com\" (init-param); accepted: an absolute"
                        + " http or https URL without user, query and fragment");
    }

    @Test
    void theValueOfAnUnknownNameIsNotShown() {
        assertThat(Given.theUsualAnd("client.secert", "hunter2").faults())
                .containsExactly("init-param client.secert is not a setting; nearest known name: client.secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            client.private-key        | {}
            webhook.require-signature | true
            webhook.username          | u
            webhook.password          | p
            path.webhook              | /app/webhook
            cluster.redis-url         | redis://cache
            register                  | true
            """)
    void whatDoesNotWorkYetStopsTheStart(String name, String value) {
        assertThat(Given.faultsOf(Given.theUsualAnd(name, value).sources().build()))
                .singleElement()
                .asString()
                .startsWith(name + " is \"")
                .endsWith("\" (init-param): this setting is not available yet, leave it out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            client.authentication | private-key-jwt            | basic, post or none
            cluster.store         | redis                      | memory
            refresh.on-reuse      | end-logins                 | audit
            """)
    void aValueThatDoesNotWorkYetStopsTheStart(String name, String value, String accepted) {
        assertThat(Given.faultsOf(Given.theUsualAnd(name, value).sources().build()))
                .containsExactly(name + " is \"" + value
                        + "\" (init-param): this value is not available yet; accepted: " + accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "credentials, session",
        "credentials, session-and-refresh-cookie",
        "login.method, password",
        "login.method, login-api",
        "client.authentication, post",
        "cluster.store, memory",
        "refresh.on-reuse, audit"
    })
    void itsOtherValuesDo(String name, String value) {
        assertThat(Given.faultsOf(Given.theUsualAnd(name, value).sources().build()))
                .isEmpty();
    }
}
