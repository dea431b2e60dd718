package dev.gatehouse.credentials;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP session of a request, with the one attribute that is the suite's. A session that ends while it is looked at
 * counts as gone, and one that cannot be made, the response being on its way already, as none.
 */
public final class LoginSession {
    static final String ATTRIBUTE = "dev.gatehouse.login";

    private final HttpServletRequest request;

    /** The session of this request, if it has one. */
    public LoginSession(HttpServletRequest request) {
        this.request = request;
    }

    /** Gives the session, where there is one, an id that nobody can have planted. */
    public void changeId() {
        try {
            if (request.getSession(false) != null) {
                request.changeSessionId();
            }
        } catch (IllegalStateException ended) {
            // The next session has another id.
        }
    }

    /** The login that it holds; null where there is none. Never makes a session. */
    @Nullable
    SessionLogin login() {
        HttpSession session = request.getSession(false);
        try {
            // Anything else comes from another class loader: a login from before the application was deployed anew.
            return session != null && session.getAttribute(ATTRIBUTE) instanceof SessionLogin login ? login : null;
        } catch (IllegalStateException ended) {
            return null;
        }
    }

    /** Puts a login in place of any other, into a new session where there is none; returns whether that was done. */
    boolean put(SessionLogin login) {
        if (set(login)) {
            return true;
        }
        // It may have ended between the two calls: the next one is new.
        return set(login);
    }

    /** Puts a login in place of the one there is; a session that has ended, by a logout for instance, stays so. */
    void replace(SessionLogin login) {
        HttpSession session = request.getSession(false);
        try {
            if (session != null) {
                session.setAttribute(ATTRIBUTE, login);
            }
        } catch (IllegalStateException ended) {
            // The login ended with it.
        }
    }

    /** Takes the login out; the rest of the session stays. */
    void remove() {
        HttpSession session = request.getSession(false);
        try {
            if (session != null) {
                session.removeAttribute(ATTRIBUTE);
            }
        } catch (IllegalStateException ended) {
            // It took the login along.
        }
    }

    /** Ends the session, with what the application keeps in it. */
    public void invalidate() {
        HttpSession session = request.getSession(false);
        try {
            if (session != null) {
                session.invalidate();
            }
        } catch (IllegalStateException ended) {
            // As asked.
        }
    }

    private boolean set(SessionLogin login) {
        try {
            request.getSession(true).setAttribute(ATTRIBUTE, login);
            return true;
        } catch (IllegalStateException ended) {
            return false;
        }
    }
}
