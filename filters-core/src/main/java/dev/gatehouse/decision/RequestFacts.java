package dev.gatehouse.decision;

import java.util.List;
import java.util.Set;

/**
 * What a decision needs to know of a request, besides its token.
 *
 * @param access how far the path is protected
 * @param roles sets of roles, of each of which the user needs one; none on a path that needs no role
 * @param asker what is told to whoever must log in
 * @param hasRefreshToken whether a refresh token came with it
 */
public record RequestFacts(Access access, List<Set<String>> roles, Asker asker, boolean hasRefreshToken) {

    public RequestFacts {
        roles = List.copyOf(roles);
    }

    /** How far a path is protected. */
    public enum Access {
        /** Nobody is asked and nobody is known. */
        PUBLIC,
        /** Nobody is asked; the user is known when there is one. */
        OPTIONAL,
        /** Only a user passes. */
        PROTECTED
    }

    /** What is told to whoever must log in. */
    public enum Asker {
        /** A page load in the top window: a redirect. */
        PAGE,
        /** A page load inside a frame, where providers refuse to be shown: a page with a way out. */
        FRAME,
        /** Anything else: a 401. */
        SCRIPT
    }
}
