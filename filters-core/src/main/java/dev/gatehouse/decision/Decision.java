package dev.gatehouse.decision;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What to do with one request. The servlet shell carries it out and adds nothing of its own. */
public sealed interface Decision {

    /**
     * Calls the one case that applies; a new case does not compile until every caller handles it.
     *
     * @param <R> what carrying out gives
     * @param <X> what carrying out can throw
     */
    <R, X extends Exception> R match(Cases<R, X> cases) throws X;

    /** One method for each {@link Decision}. */
    interface Cases<R, X extends Exception> {
        R proceed(Proceed decision) throws X;

        R refresh(Refresh decision) throws X;

        R refuse(Refuse decision) throws X;
    }

    /**
     * Call the rest of the chain.
     *
     * @param identity as whom; null: as nobody
     */
    record Proceed(@Nullable Identity identity) implements Decision {
        @Override
        public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
            return cases.proceed(this);
        }
    }

    /**
     * Exchange the refresh token, then decide again on what came back.
     *
     * @param before whom the authentic token so far names, as the new tokens must; null where there is none
     * @param early the still valid token was enough, so waiting is short and a failure does not matter
     */
    record Refresh(@Nullable Identity before, boolean early) implements Decision {
        @Override
        public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
            return cases.refresh(this);
        }
    }

    /** Do not call the chain. */
    record Refuse(Answer answer) implements Decision {
        @Override
        public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
            return cases.refuse(this);
        }
    }

    /** What a refused request is told. */
    sealed interface Answer {}

    /**
     * Log in first.
     *
     * @param asker who is told
     * @param expired whether there was a login that has ended
     */
    record Login(RequestFacts.Asker asker, boolean expired) implements Answer {}

    /** 403: the user is known, and has not the role that the path needs. */
    record Forbidden() implements Answer {}

    /**
     * 503; the login may still be good, so no cookie is touched.
     *
     * @param retryAfter when asking again may help
     */
    record Unavailable(Duration retryAfter) implements Answer {}
}
