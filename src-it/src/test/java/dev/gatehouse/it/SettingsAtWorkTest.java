package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.model.Application;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A login and its refresh under settings other than the defaults. */
class SettingsAtWorkTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private Stage stage = Stage.with();

    @AfterEach
    void stop() {
        stage.close();
    }

    static Stream<Named<List<String>>> settings() {
        return Stream.of(
                        List.of("provider.kind", "oidc"),
                        List.of("provider.discovery", "false", "provider.issuer", "acme.com"),
                        List.of("provider.tenant-id", Fixtures.TENANT.toString()),
                        List.of("client.authentication", "post"),
                        List.of("token.use", "id-token"),
                        List.of("token.cache-size", "0"),
                        List.of("cookie.prefix", "shop"),
                        List.of("cookie.same-site", "Strict"),
                        List.of("cookie.encryption-key", KEY),
                        List.of("cookie.access-token", "token", "cookie.refresh-token", "again"),
                        List.of("login.scope", "openid offline_access"))
                .map(some -> Named.of(String.join(" ", some), some));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aLoginAndItsRefresh(List<String> settings) {
        restart(settings.toArray(new String[0]));
        Browser alice = stage.alice();
        assertThat(alice.load(stage.url("/cart")).statusCode()).isEqualTo(200);
        stage.passTokenLife();

        assertThat(alice.load(stage.url("/cart")).asString())
                .contains("cookies=null")
                .doesNotContain("user=null");
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @Test
    void aPublicClient() {
        stage.close();
        stage = Stage.of(site -> site.unset("client.secret"));
        stage.idp().controls().changeApplication(Fixtures.STORE, Application::asPublicClient);
        Browser alice = stage.alice();
        stage.passTokenLife();

        assertThat(alice.load(stage.url("/cart")).asString()).contains("user=alice");
    }

    @Test
    void withAnEncryptionKeyAPlainRefreshTokenDoesNotCount() {
        restart("cookie.encryption-key", KEY);
        Browser alice = stage.alice();
        stage.passTokenLife();
        alice.load(stage.url("/cart"));
        String plain = stage.idp().controls().refreshTokensOf(Fixtures.ALICE).stream()
                .filter(token -> !token.isSsoSession())
                .findFirst()
                .orElseThrow()
                .token();
        assertThat(stage.cookie(alice, "app.rt")).doesNotContain(plain);
        stage.cookies(alice).put("app.rt", plain);
        stage.passTokenLife();

        assertThat(alice.call("GET", stage.url("/cart")).statusCode()).isEqualTo(401);
        assertThat(stage.exchanges()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(RefreshCall.class)
    void aRefreshTokenWithPlusAndSlashComesBackUnchanged(RefreshCall call) {
        restart("refresh.endpoint", call.setting());
        Browser alice = stage.alice();
        String odd = "a+b/c%2B==";
        stage.idp().faults().next(call.path(), exchange -> {
            Answer answer = exchange.process();
            String body =
                    answer.body().replaceAll("\"(refresh_token|refreshToken)\":\"[^\"]*\"", "\"$1\":\"" + odd + "\"");
            exchange.send(new Answer(answer.status(), answer.headers(), body));
        });
        stage.passTokenLife();
        alice.load(stage.url("/cart"));
        stage.passTokenLife();
        alice.load(stage.url("/cart"));

        assertThat(stage.refreshes()).hasSize(2);
        assertThat(stage.refreshes().get(1))
                .satisfies(request -> assertThat(
                                call == RefreshCall.JWT_REFRESH
                                        ? request.body()
                                        : request.form().raw("refresh_token"))
                        .contains(odd));
    }

    private void restart(String... settings) {
        stage.close();
        stage = Stage.with(settings);
    }
}
