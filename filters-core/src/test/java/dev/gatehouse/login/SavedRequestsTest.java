package dev.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credentials.CookieAttributes;
import dev.gatehouse.credentials.CookieHeader;
import dev.gatehouse.credentials.ResponseCookies;
import dev.gatehouse.settings.CookieSettings.SameSite;
import dev.gatehouse.store.MemoryStore;
import dev.gatehouse.store.SharedStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SavedRequestsTest {
    private static final int MOST = 10_000;

    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final List<byte[]> stored = new ArrayList<>();
    private final SharedStore store = new Recording(new MemoryStore(() -> now));
    private final SavedRequests requests = new SavedRequests(store, "app", MOST, () -> now);
    private final Map<String, String> browser = new LinkedHashMap<>();
    private final ResponseCookies response =
            new ResponseCookies(new CookieAttributes("/", null, true, SameSite.LAX), this::receive);
    private final PendingLogin login = PendingLogin.create("/order", now);

    @Test
    void comesBackOnceAfterTheLogin() {
        save(login, null, "typed");
        requests.release(login, "alice", response);

        assertThat(take("/order", "alice")).contains("typed");
        assertThat(take("/order", "alice")).isEmpty();
        assertThat(browser).isEmpty();
    }

    @Test
    void doesNotComeBackBeforeTheLoginIsOver() {
        save(login, null, "typed");

        assertThat(take("/order", "alice")).isEmpty();
    }

    @Test
    void aLoginWithoutARequestLeavesNothing() {
        requests.release(login, "alice", response);

        assertThat(browser).isEmpty();
    }

    @Test
    void comesBackAtItsTargetAndToItsUserOnly() {
        save(login, null, "typed");
        requests.release(login, "alice", response);

        assertThat(take("/order?x=1", "alice")).isEmpty();
        assertThat(take("/order", "bob")).isEmpty();
        assertThat(take("/order", "alice")).contains("typed");
    }

    @Test
    void whatOneUserSentIsNotSentAsAnother() {
        save(login, "alice", "alice's");
        requests.release(login, "bob", response);

        assertThat(take("/order", "bob")).isEmpty();
    }

    @Test
    void whatOneUserSentIsSentAfterThatUsersLogin() {
        save(login, "alice", "alice's");
        requests.release(login, "alice", response);

        assertThat(take("/order", "alice")).contains("alice's");
    }

    @Test
    void ofTwoCopiesOfTheTicketOneHasIt() {
        save(login, null, "typed");
        requests.release(login, "alice", response);
        Map<String, String> copy = new LinkedHashMap<>(browser);
        SavedRequests otherNode = new SavedRequests(store, "app", MOST, () -> now);

        assertThat(otherNode.take("/order", "alice", sent(), response)).isPresent();
        browser.putAll(copy);
        assertThat(take("/order", "alice")).isEmpty();
    }

    @Test
    void isKeptAsLongAsALoginMayTake() {
        PendingLogin late = PendingLogin.create("/order", now);
        save(login, null, "one");
        save(late, null, "two");

        now = now.plus(PendingLogins.LIFE).minusMillis(1);
        requests.release(login, "alice", response);
        assertThat(take("/order", "alice")).contains("one");
        now = now.plusMillis(1);
        requests.release(late, "alice", response);
        assertThat(browser).isEmpty();
    }

    @Test
    void theTicketOfATabWhoseTargetIsTheSameIsKept() {
        PendingLogin other = PendingLogin.create("/order", now);
        save(login, null, "one");
        save(other, null, "two");
        requests.release(login, "alice", response);
        requests.release(other, "alice", response);

        List<String> both = List.of(
                take("/order", "alice").orElseThrow(), take("/order", "alice").orElseThrow());

        assertThat(both).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void aTicketThatIsNoneIsNothing() {
        save(login, null, "typed");
        requests.release(login, "alice", response);
        browser.replaceAll((name, value) -> "x" + value);

        assertThat(take("/order", "alice")).isEmpty();
    }

    @Test
    void allOfThemTogetherAreBounded() {
        int fits = MOST - KeptBytes.ENTRY_BYTES - overhead();

        assertThat(requests.save(login, new SavedRequest(null, new byte[fits + 1])))
                .isFalse();
        assertThat(requests.save(login, new SavedRequest(null, new byte[fits]))).isTrue();
        assertThat(requests.save(other(), new SavedRequest(null, new byte[0]))).isFalse();
    }

    @Test
    void thereIsRoomAgainWhenOneWasTaken() {
        save(login, null, "x".repeat(9_000));
        assertThat(requests.save(other(), new SavedRequest(null, new byte[9_000])))
                .isFalse();
        requests.release(login, "alice", response);
        take("/order", "alice");

        assertThat(requests.save(other(), new SavedRequest(null, new byte[9_000])))
                .isTrue();
    }

    @Test
    void thereIsRoomAgainWhenOneHasEnded() {
        save(login, null, "x".repeat(9_000));

        now = now.plus(PendingLogins.LIFE).minusMillis(1);
        assertThat(requests.save(other(), new SavedRequest(null, new byte[9_000])))
                .isFalse();
        now = now.plusMillis(1);
        assertThat(requests.save(other(), new SavedRequest(null, new byte[9_000])))
                .isTrue();
    }

    @Test
    void theStoreCannotReadIt() {
        save(login, "alice", "typed in confidence");

        assertThat(stored)
                .hasSize(1)
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain("typed", "alice"));
        assertThat(SavedRequestTicket.of(login).toString())
                .doesNotContain(SavedRequestTicket.of(login).text());
    }

    private PendingLogin other() {
        return PendingLogin.create("/order", now);
    }

    private int overhead() {
        SavedRequestTicket ticket = SavedRequestTicket.of(login);
        return ticket.seal().seal(new SavedRequest(null, new byte[0]).toBytes(), ticket.key()).length;
    }

    private void save(PendingLogin pending, @Nullable String subject, String content) {
        assertThat(requests.save(pending, new SavedRequest(subject, content.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    private Optional<String> take(String target, String user) {
        return requests.take(target, user, sent(), response).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private CookieHeader sent() {
        return CookieHeader.of(List.of(browser.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "))));
    }

    private void receive(String line) {
        String pair = line.substring(0, line.indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        if (line.contains("Max-Age=0")) {
            browser.remove(name);
        } else {
            browser.put(name, pair.substring(name.length() + 1));
        }
    }

    /** A store that shows what it was given. */
    private final class Recording implements SharedStore {
        private final SharedStore inner;

        Recording(SharedStore inner) {
            this.inner = inner;
        }

        @Override
        public byte @Nullable [] get(String key) {
            return inner.get(key);
        }

        @Override
        public void put(String key, byte[] value, Duration timeToLive) {
            stored.add(value);
            inner.put(key, value, timeToLive);
        }

        @Override
        public boolean putIfAbsent(String key, byte[] value, Duration timeToLive) {
            return inner.putIfAbsent(key, value, timeToLive);
        }

        @Override
        public void removeIfSame(String key, byte[] value) {
            inner.removeIfSame(key, value);
        }

        @Override
        public Watch watch(String key, Runnable changed) {
            return inner.watch(key, changed);
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
