package dev.gatehouse.credentials;

import dev.gatehouse.crypto.Seal;
import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.Tokens;
import dev.gatehouse.settings.CookieSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A login kept in cookies: JWT, refresh token and ID token out of the reach of scripts, and the JWT's end in Unix
 * seconds within it, under the names that FusionAuth's hosted backend and its SDKs use.
 *
 * <p>With an encryption key the refresh token is sealed, and one that is not sealed does not count: else whoever can
 * plant a cookie could plant a plain one. Turning the key on so costs each user one login.
 */
public final class TokenCookies implements Credentials {
    /** The longest token kept, in characters. */
    static final int LONGEST_TOKEN = 16 * 1024;

    private final CookieSettings settings;
    private final InstantSource time;
    private final CookieChunks accessToken;
    private final CookieChunks refreshToken;
    private final CookieChunks idToken;
    private final @Nullable Seal seal;

    /** Cookies with these names and lives. */
    public TokenCookies(CookieSettings settings, InstantSource time) {
        this.settings = settings;
        this.time = time;
        this.accessToken = new CookieChunks(settings.accessToken());
        this.refreshToken = new CookieChunks(settings.refreshToken());
        this.idToken = new CookieChunks(settings.idToken());
        this.seal = settings.encryptionKeys().isEmpty() ? null : new Seal(settings.encryptionKeys());
    }

    @Override
    public Presented read(HttpServletRequest request) {
        return read(CookieHeader.of(request));
    }

    /** What this header carries. */
    public Presented read(CookieHeader header) {
        return new Presented(
                text(accessToken.join(header)), unsealed(refreshToken.join(header)), text(idToken.join(header)));
    }

    @Override
    public OptionalInt store(HttpServletRequest request, Tokens tokens, Identity identity, ResponseCookies response) {
        return store(CookieHeader.of(request), tokens, identity.expiresAt(), response);
    }

    @Override
    public OptionalInt renew(
            HttpServletRequest request, String spent, Tokens tokens, Identity identity, ResponseCookies response) {
        return store(request, tokens, identity, response);
    }

    /** The old JWT stays while it holds; else the new one is kept to be checked later. */
    @Override
    public void keepUnverified(
            HttpServletRequest request, Tokens tokens, @Nullable Identity valid, ResponseCookies response) {
        CookieHeader header = CookieHeader.of(request);
        Presented before = read(header);
        if (valid == null || before.jwt() == null) {
            store(header, tokens, time.instant(), response);
        } else {
            Presented next = new Presented(before.jwt(), tokens.refreshToken(), before.idToken());
            keep(header, next, valid.expiresAt(), response);
        }
    }

    OptionalInt store(CookieHeader presented, Tokens tokens, Instant expiresAt, ResponseCookies response) {
        Presented next = new Presented(tokens.jwt(), tokens.refreshToken(), tokens.idToken());
        return keep(presented, next, expiresAt, response);
    }

    /**
     * Has the browser present these tokens, and no others, from now on.
     *
     * @param presented what it presents so far
     * @param expiresAt the end of the login, as scripts are told
     */
    OptionalInt keep(CookieHeader presented, Presented next, Instant expiresAt, ResponseCookies response) {
        Duration life = next.refreshToken() == null ? left(expiresAt) : settings.maxAge();
        String end = Long.toString(expiresAt.getEpochSecond());
        List<Optional<Spread>> all = List.of(
                spread(accessToken, next.jwt(), false, life, response),
                spread(refreshToken, next.refreshToken(), true, life, response),
                spread(idToken, next.idToken(), false, life, response));
        if (all.stream().anyMatch(Optional::isEmpty)) {
            return OptionalInt.empty();
        }
        int bytes = pairBytes(settings.accessTokenExpires(), end);
        for (Optional<Spread> one : all) {
            bytes += one.orElseThrow().set(presented, life, response);
        }
        response.setReadable(settings.accessTokenExpires(), end, life);
        return OptionalInt.of(bytes);
    }

    @Override
    public void clear(HttpServletRequest request, ResponseCookies response) {
        clear(CookieHeader.of(request), response);
    }

    void clear(CookieHeader presented, ResponseCookies response) {
        for (CookieChunks cookie : List.of(accessToken, refreshToken, idToken)) {
            for (String name : cookie.names()) {
                if (name.equals(cookie.name()) || presented.value(name) != null) {
                    response.delete(name);
                }
            }
        }
        response.delete(settings.accessTokenExpires());
    }

    @Override
    public boolean isOurs(String cookieName) {
        return accessToken.has(cookieName)
                || refreshToken.has(cookieName)
                || idToken.has(cookieName)
                || cookieName.equals(settings.accessTokenExpires());
    }

    /** One token as the values of its cookies; none where there is no token. */
    private record Spread(CookieChunks cookie, List<String> values) {

        /** Sets the cookies and deletes those that a longer older value left, returning the bytes the request grows by. */
        int set(CookieHeader presented, Duration life, ResponseCookies response) {
            int bytes = 0;
            List<String> names = cookie.names();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                if (i < values.size()) {
                    response.set(name, values.get(i), life);
                    bytes += pairBytes(name, values.get(i));
                } else if (presented.value(name) != null) {
                    response.delete(name);
                }
            }
            return bytes;
        }
    }

    private Optional<Spread> spread(
            CookieChunks cookie, @Nullable String token, boolean secret, Duration life, ResponseCookies response) {
        if (token == null) {
            return Optional.of(new Spread(cookie, List.of()));
        }
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        String text = secret && seal != null ? seal.sealText(token, cookie.name()) : CookieText.encode(token);
        int room = response.room(cookie.name(1), life);
        return cookie.split(text, room).map(values -> new Spread(cookie, values));
    }

    /** What is left of the JWT's life; never nothing, since that would delete the cookie of a token still accepted. */
    private Duration left(Instant expiresAt) {
        Duration left = Duration.between(time.instant(), expiresAt);
        return left.toSeconds() < 1 ? Duration.ofSeconds(1) : left;
    }

    private @Nullable String unsealed(@Nullable String value) {
        if (value == null || seal == null) {
            return text(value);
        }
        return seal.openText(value, settings.refreshToken()).orElse(null);
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null ? null : CookieText.decode(value);
    }

    /** {@code name=value} and the semicolon and blank between pairs. */
    private static int pairBytes(String name, String value) {
        return name.length() + value.length() + 3;
    }
}
