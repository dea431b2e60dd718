package dev.gatehouse.demo.idp.api;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.SetCookie;
import java.time.Duration;

/** The cookies that {@code /api/login} and {@code /api/jwt/refresh} set on FusionAuth's own host. */
final class TokenCookies {
    static final String ACCESS_TOKEN = "access_token";
    static final String REFRESH_TOKEN = "refresh_token";

    private TokenCookies() {}

    static Answer set(Answer answer, String accessToken, String refreshToken, Duration refreshTokenLife) {
        return answer.with(SetCookie.session(ACCESS_TOKEN, accessToken))
                .with(SetCookie.lasting(REFRESH_TOKEN, refreshToken, refreshTokenLife));
    }

    static Answer set(Answer answer, String accessToken) {
        return answer.with(SetCookie.session(ACCESS_TOKEN, accessToken));
    }

    static Answer delete(Answer answer) {
        return answer.with(SetCookie.deleted(ACCESS_TOKEN)).with(SetCookie.deleted(REFRESH_TOKEN));
    }
}
