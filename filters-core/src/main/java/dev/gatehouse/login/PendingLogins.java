package dev.gatehouse.login;

import dev.gatehouse.credentials.CookieHeader;
import dev.gatehouse.credentials.ResponseCookies;
import dev.gatehouse.crypto.Seal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logins that a browser has under way, each in a sealed cookie of its own, so that several tabs do not disturb each
 * other and no server session is needed.
 */
public final class PendingLogins {
    /** How long a login may take at the provider. */
    static final Duration LIFE = Duration.ofMinutes(15);

    /** More than people have tabs logging in; the oldest makes room. */
    static final int MOST = 5;

    /** Bytes of all of them together: they go along with every request, and containers refuse long headers. */
    static final int MOST_BYTES = 4096;

    private record Kept(String cookie, int bytes, PendingLogin login) {}

    private final String namePrefix;
    private final Seal seal;
    private final InstantSource time;

    /**
     * Logins kept in cookies.
     *
     * @param cookiePrefix the setting {@code cookie.prefix}
     * @param seal the same on every node
     */
    public PendingLogins(String cookiePrefix, Seal seal, InstantSource time) {
        this.namePrefix = cookiePrefix + ".login.";
        this.seal = seal;
        this.time = time;
    }

    /** Starts a login. */
    public PendingLogin start(String target, CookieHeader presented, ResponseCookies response) {
        PendingLogin login = PendingLogin.create(target, time.instant());
        String name = namePrefix + PendingLogin.id(login.state());
        byte[] sealed = seal.seal(login.toBytes(), name);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        makeRoom(name.length() + value.length(), presented, response);
        response.set(name, value, LIFE);
        return login;
    }

    /** The login with this state, if this browser started it and it is not too old. */
    public Optional<PendingLogin> find(String state, CookieHeader presented) {
        String name = namePrefix + PendingLogin.id(state);
        return open(name, presented.value(name)).filter(login -> sameText(login.state(), state));
    }

    /** Has the browser forget one login. */
    public void remove(PendingLogin login, ResponseCookies response) {
        response.delete(namePrefix + PendingLogin.id(login.state()));
    }

    /** Has the browser forget all of them. */
    public void clear(CookieHeader presented, ResponseCookies response) {
        presented.names().stream().filter(this::isOurs).forEach(response::delete);
    }

    /** Whether a cookie of this name is a pending login. */
    public boolean isOurs(String cookieName) {
        return cookieName.startsWith(namePrefix);
    }

    private void makeRoom(int bytes, CookieHeader presented, ResponseCookies response) {
        List<Kept> kept = new ArrayList<>();
        for (String name : presented.names()) {
            if (isOurs(name)) {
                String value = Objects.requireNonNullElse(presented.value(name), "");
                open(name, value)
                        .ifPresentOrElse(
                                login -> kept.add(new Kept(name, name.length() + value.length(), login)),
                                () -> response.delete(name));
            }
        }
        kept.sort(Comparator.comparing(each -> each.login().createdAt()));
        int room = MOST_BYTES - bytes;
        for (int i = kept.size() - 1; i >= 0; i--) {
            room -= kept.get(i).bytes();
            if (room < 0 || kept.size() - i >= MOST) {
                response.delete(kept.get(i).cookie());
            }
        }
    }

    private Optional<PendingLogin> open(String name, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        Instant oldest = time.instant().minus(LIFE);
        return seal.open(sealed, name)
                .flatMap(PendingLogin::fromBytes)
                .filter(login -> login.createdAt().isAfter(oldest));
    }

    private static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
