package dev.gatehouse.credentials;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container's side of the sessions of one browser. Fails the test when it is asked anything else. */
final class SessionStub {
    final CookieFixture.Browser browser = new CookieFixture.Browser();
    /** What the session holds; null: there is none. */
    @Nullable
    Map<String, Object> attributes;

    int made;
    int idChanges;
    /** How many calls later the session that is found turns out to have ended; negative: it goes on. */
    int callsUntilItEnds = -1;
    /** Whether the response is on its way, so that no session can be made. */
    boolean committed;

    HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (called, arguments) -> switch (called) {
            case "getHeaders" -> Collections.enumeration(List.of(browser.headerLine()));
            case "getSession" -> session((Boolean) arguments[0]);
            case "changeSessionId" -> changeId();
            default -> throw new AssertionError("not expected to be asked: " + called);
        });
    }

    /** Has the container write the session out and read it again, as another node or a restart does. */
    void carryOver() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new LinkedHashMap<>(attributes == null ? Map.of() : attributes));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Map<String, Object> read = new LinkedHashMap<>();
            ((Map<?, ?>) in.readObject()).forEach((name, value) -> read.put((String) name, value));
            attributes = read;
        }
    }

    private @Nullable HttpSession session(boolean create) {
        if (attributes == null && create) {
            if (committed) {
                throw new IllegalStateException("the response is committed");
            }
            attributes = new LinkedHashMap<>();
            made++;
        }
        return attributes == null ? null : proxy(HttpSession.class, this::session);
    }

    private @Nullable Object session(String called, Object[] arguments) {
        if (callsUntilItEnds-- == 0) {
            attributes = null;
        }
        Map<String, Object> live = attributes;
        if (live == null) {
            throw new IllegalStateException("the session has ended");
        }
        return switch (called) {
            case "getAttribute" -> live.get(arguments[0]);
            case "setAttribute" -> live.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> live.remove(arguments[0]);
            case "invalidate" -> {
                attributes = null;
                yield null;
            }
            default -> throw new AssertionError("not expected to be asked: " + called);
        };
    }

    private String changeId() {
        if (callsUntilItEnds-- == 0) {
            attributes = null;
            throw new IllegalStateException("the session has ended");
        }
        idChanges++;
        return "id-" + idChanges;
    }

    private interface Answers {
        @Nullable
        Object answer(String called, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                SessionStub.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) ->
                        answers.answer(called.getName(), arguments == null ? new Object[0] : arguments)));
    }
}
