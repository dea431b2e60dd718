package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Origin;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.token.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code GET /api/jwt/issue}: a JWT for another application, on the strength of one for this. It ends when the old one
 * ends; a refresh token comes along where one is shown and both applications let refresh tokens expire alike.
 */
final class IssueApi implements Endpoint {
    private final Instance instance;
    private final Access access;

    IssueApi(Instance instance) {
        this.instance = instance;
        this.access = new Access(instance);
    }

    @Override
    public Answer answer(Call call) {
        ObjectNode claims = access.jwt(call).orElseThrow(() -> ApiRefusal.empty(401));
        User user = access.jwtOwner(call).orElseThrow(() -> ApiRefusal.empty(401));
        Application target = call.query()
                .get("applicationId")
                .flatMap(instance.directory()::client)
                .orElseThrow(() ->
                        ApiRefusal.field("applicationId", "[invalid]", "The applicationId names no application."));
        Optional<RefreshToken> refreshToken = Optional.ofNullable(call.cookie(TokenCookies.REFRESH_TOKEN))
                .or(() -> call.query().get("refreshToken"))
                .flatMap(instance.refreshTokens()::find)
                .filter(token -> token.userId().equals(user.id()))
                .filter(token -> canFollow(token, target))
                .map(token -> follow(token, target));
        ObjectNode answer = Json.object();
        answer.put("token", accessToken(claims, user, target, refreshToken));
        refreshToken.ifPresent(token -> answer.put("refreshToken", token.token()));
        boolean registered = user.registrationFor(target.id()).isPresent();
        return Answer.json(registered ? 200 : 202, answer);
    }

    private String accessToken(ObjectNode claims, User user, Application target, Optional<RefreshToken> refreshToken) {
        long now = instance.time().instant().getEpochSecond();
        Duration left = Duration.ofSeconds(claims.path("exp").asLong() - now);
        Instant authTime = Instant.ofEpochSecond(
                claims.path("auth_time").asLong(claims.path("iat").asLong()));
        Origin origin = Origin.plain("password", authTime, Origin.Device.UNKNOWN);
        return instance.issuer()
                .accessToken(Login.of(user, target, origin, left)
                        .with(refreshToken.orElse(null))
                        .by("JWT_SSO"));
    }

    private boolean canFollow(RefreshToken token, Application target) {
        Directory directory = instance.directory();
        return target.loginConfiguration().generateRefreshTokens()
                && instance.refreshTokens()
                        .applicationOf(token)
                        .filter(source -> directory.tokenSettings(source).refreshTokenExpirationPolicy()
                                == directory.tokenSettings(target).refreshTokenExpirationPolicy())
                        .isPresent();
    }

    /** A token for the target that counts its life from where the old one does. */
    private RefreshToken follow(RefreshToken old, Application target) {
        RefreshToken token = old.following(target);
        instance.refreshTokens().add(token);
        return token;
    }
}
