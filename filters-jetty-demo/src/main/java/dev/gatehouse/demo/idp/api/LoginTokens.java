package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.JwtConfiguration;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.session.Origin;
import dev.gatehouse.demo.idp.session.RefreshToken;
import dev.gatehouse.demo.idp.token.Login;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Adds the tokens, and the cookies that hold them, to the answer of the Login API. */
record LoginTokens(Instance instance, Body body, Call call, String authenticationType) {

    /** The tokens of a user who logged in to no application: an access token alone. */
    Answer ofUser(int status, ObjectNode answer, User user) {
        Instant now = instance.time().instant();
        answer.put("token", instance.issuer().userToken(user, authenticationType, now));
        return Answer.json(status, answer);
    }

    /** The tokens of a user who logged in to an application; a refresh token only with status 200. */
    Answer ofApplication(int status, ObjectNode answer, User user, Application application) {
        Instant now = instance.time().instant();
        JwtConfiguration settings = instance.directory().tokenSettings(application);
        Origin origin = Origin.plain("password", now, device());
        RefreshToken refreshToken = null;
        if (status == 200 && application.loginConfiguration().generateRefreshTokens()) {
            refreshToken = RefreshToken.of(user, application, now, origin);
            instance.refreshTokens().add(refreshToken);
        }
        String token = instance.issuer()
                .accessToken(Login.of(user, application, origin, settings.tokenLife())
                        .with(refreshToken)
                        .by(authenticationType));
        answer.put("token", token);
        answer.put("tokenExpirationInstant", now.plus(settings.tokenLife()).toEpochMilli());
        return withCookies(status, answer, token, refreshToken, settings);
    }

    private static Answer withCookies(
            int status,
            ObjectNode answer,
            String token,
            @Nullable RefreshToken refreshToken,
            JwtConfiguration settings) {
        if (refreshToken == null) {
            return TokenCookies.set(Answer.json(status, answer), token);
        }
        answer.put("refreshToken", refreshToken.token());
        answer.put("refreshTokenId", refreshToken.id().toString());
        return TokenCookies.set(Answer.json(status, answer), token, refreshToken.token(), settings.refreshTokenLife());
    }

    private Origin.Device device() {
        JsonNode device = body.json().path("metaData").path("device");
        return new Origin.Device(
                device.path("description").textValue(),
                device.path("name").textValue(),
                device.path("type").textValue(),
                body.text("ipAddress").orElse(call.remoteAddress()));
    }
}
