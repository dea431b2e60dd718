package dev.gatehouse.login;

import dev.gatehouse.credentials.CookieHeader;
import dev.gatehouse.credentials.ResponseCookies;
import dev.gatehouse.crypto.KeyDerivation;
import dev.gatehouse.store.SharedStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * Requests that met a login, kept in the store until it is over. Each belongs to one pending login: only the browser that
 * started it can have the request back, when that login has succeeded, once, for the user it gave.
 */
public final class SavedRequests {
    /** From the end of a login to the request that follows its redirect. */
    static final Duration PICK_UP = Duration.ofMinutes(1);

    private static final byte[] TAKEN = {1};

    private final SharedStore store;
    private final String namePrefix;
    private final KeptBytes kept;

    /**
     * Keeps nothing yet.
     *
     * @param cookiePrefix the setting {@code cookie.prefix}
     * @param mostBytes of all requests together that this node keeps
     */
    public SavedRequests(SharedStore store, String cookiePrefix, long mostBytes, InstantSource time) {
        this.store = store;
        this.namePrefix = cookiePrefix + ".saved.";
        this.kept = new KeptBytes(mostBytes, PendingLogins.LIFE, time);
    }

    /** Keeps a request as long as a login may take; false where there is no room for it. */
    public boolean save(PendingLogin login, SavedRequest request) {
        SavedRequestTicket ticket = SavedRequestTicket.of(login);
        byte[] sealed = ticket.seal().seal(request.toBytes(), ticket.key());
        if (!kept.add(ticket.key(), sealed.length)) {
            return false;
        }
        store.put(ticket.key(), sealed, PendingLogins.LIFE);
        return true;
    }

    /** Lets the browser have the login's request back, if there is one, as a user and at the login's target only. */
    public void release(PendingLogin login, String subject, ResponseCookies response) {
        SavedRequestTicket ticket = SavedRequestTicket.of(login);
        if (store.get(ticket.key()) != null) {
            String name = place(login.target(), subject) + PendingLogin.id(login.state());
            response.set(name, ticket.text(), PICK_UP);
        }
    }

    /** The content of a request that was released for this user and this target; empty from then on. */
    public Optional<byte[]> take(String target, String subject, CookieHeader presented, ResponseCookies response) {
        String place = null;
        for (String name : presented.names()) {
            if (!isOurs(name)) {
                continue;
            }
            place = place == null ? place(target, subject) : place;
            if (name.startsWith(place)) {
                response.delete(name);
                String text = Objects.requireNonNullElse(presented.value(name), "");
                Optional<SavedRequest> taken = take(SavedRequestTicket.of(text));
                if (taken.isPresent() && taken.get().mayBeSentBy(subject)) {
                    return Optional.of(taken.get().content());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a cookie of this name lets a browser have a request back. */
    public boolean isOurs(String cookieName) {
        return cookieName.startsWith(namePrefix);
    }

    private Optional<SavedRequest> take(SavedRequestTicket ticket) {
        String key = ticket.key();
        byte[] sealed = store.get(key);
        // Of several requests at once, on any nodes, one puts the mark and has it.
        if (sealed == null || !store.putIfAbsent(key + ":taken", TAKEN, PendingLogins.LIFE)) {
            return Optional.empty();
        }
        store.removeIfSame(key, sealed);
        kept.remove(key);
        return ticket.seal().open(sealed, key).flatMap(SavedRequest::fromBytes);
    }

    private String place(String target, String subject) {
        byte[] hash = KeyDerivation.derive(target.getBytes(StandardCharsets.UTF_8), "saved for " + subject);
        return namePrefix + HexFormat.of().formatHex(Arrays.copyOf(hash, 8)) + ".";
    }
}
