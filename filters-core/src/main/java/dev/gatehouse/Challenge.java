package dev.gatehouse;

import dev.gatehouse.decision.Decision;
import dev.gatehouse.decision.RequestFacts.Asker;
import dev.gatehouse.login.Rounds;
import dev.gatehouse.login.SavedRequest;
import dev.gatehouse.servlet.Page;
import dev.gatehouse.servlet.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Tells a refused request what it is refused for, as its asker understands it. */
final class Challenge {
    private final WayIn wayIn;
    private final String loginPath;
    private final Rounds rounds;
    private final WaitingPosts posts;

    /** With {@code path.login}, where scripts are told to log in. */
    Challenge(WayIn wayIn, String loginPath, Rounds rounds, WaitingPosts posts) {
        this.wayIn = wayIn;
        this.loginPath = loginPath;
        this.rounds = rounds;
        this.posts = posts;
    }

    /** Writes the response of a request that the application refused, and may have read. */
    void answer(Exchange exchange, Decision.Answer answer) throws IOException {
        answer(exchange, answer, false);
    }

    /** Writes the response of a request that is refused before the application saw it; a POST of a page waits. */
    void answerKeepingPost(Exchange exchange, Decision.Answer answer) throws IOException {
        answer(exchange, answer, posts.areFrom(exchange));
    }

    private void answer(Exchange exchange, Decision.Answer answer, boolean keepPost) throws IOException {
        if (answer instanceof Decision.Unavailable unavailable) {
            unavailable(exchange, unavailable.retryAfter());
        } else if (answer instanceof Decision.Forbidden) {
            forbidden(
                    exchange,
                    "access_denied",
                    "You may not see this",
                    "You are logged in, but your account has not the role that this page needs.");
        } else if (answer instanceof Decision.Login ask) {
            askForLogin(exchange, ask, keepPost);
        }
    }

    private void askForLogin(Exchange exchange, Decision.Login ask, boolean keepPost) throws IOException {
        if (ask.asker() == Asker.SCRIPT) {
            unauthorized(exchange, ask.expired());
        } else if (ask.asker() == Asker.FRAME) {
            String url = exchange.contextPath() + loginPath + LoginTarget.query(exchange.placeToReturnTo());
            new Page(HttpServletResponse.SC_UNAUTHORIZED, "Please log in")
                    .paragraph("This part of the page needs a login, which cannot be shown inside a frame.")
                    .linkToTop(url, "Log in")
                    .frameableByItself()
                    .write(challenge(exchange.response()));
        } else if (rounds.isLoop(exchange.cookies())) {
            rounds.cameBack(exchange.cookies(), exchange.responseCookies());
            new Page(HttpServletResponse.SC_BAD_REQUEST, "Your browser does not keep the login")
                    .paragraph(
                            "You have logged in, but your browser did not send back the cookies that say so. They may be"
                                    + " blocked for this site, or be too large.")
                    .link(exchange.contextPath() + loginPath, "Try again")
                    .write(exchange.response());
        } else {
            redirect(exchange, keepPost);
        }
    }

    private void redirect(Exchange exchange, boolean keepPost) throws IOException {
        if (!keepPost || !wayIn.keepsPosts()) {
            wayIn.redirect(exchange, exchange.placeToReturnTo(), null);
            return;
        }
        Optional<SavedRequest> waiting = posts.keep(exchange);
        if (waiting.isPresent()) {
            wayIn.redirect(exchange, exchange.placeToReturnTo(), waiting.get());
        } else {
            postNotKept(exchange, loginPath);
        }
    }

    /** 413 for a POST that would be lost in a login: whoever typed it is told while it is still in their browser. */
    static void postNotKept(Exchange exchange, String loginPath) throws IOException {
        new Page(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "You are not logged in, and nothing was sent")
                .paragraph(
                        "What you sent cannot be kept while you log in. Please log in in a new tab, come back to this"
                                + " one, and reload it to send everything once more.")
                .linkInNewTab(exchange.contextPath() + loginPath, "Log in in a new tab")
                .write(exchange.response());
    }

    private void unauthorized(Exchange exchange, boolean expired) throws IOException {
        String url = exchange.contextPath() + loginPath;
        Problem problem = expired
                ? new Problem(401, "session_expired", "The login has ended. Please log in again.", url)
                : new Problem(401, "login_required", "Please log in.", url);
        problem.write(exchange.response());
    }

    /** 503, for whoever asks. */
    static void unavailable(Exchange exchange, Duration retryAfter) throws IOException {
        long seconds = Math.max(1, retryAfter.toSeconds());
        exchange.response().setHeader("Retry-After", Long.toString(seconds));
        if (exchange.asker() == Asker.SCRIPT) {
            new Problem(503, "provider_unavailable", "The login service cannot be reached. Please try again.")
                    .write(exchange.response());
        } else {
            new Page(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The login service cannot be reached")
                    .paragraph("You are still logged in, if you were. Please try again in a moment.")
                    // The empty reference is the page's own URL, with its query (RFC 3986 section 4.4).
                    .link("", "Try again")
                    .write(exchange.response());
        }
    }

    /** 403, for whoever asks. */
    static void forbidden(Exchange exchange, String code, String heading, String explanation) throws IOException {
        if (exchange.asker() == Asker.SCRIPT) {
            new Problem(403, code, heading + ". " + explanation).write(exchange.response());
            return;
        }
        Page page = new Page(HttpServletResponse.SC_FORBIDDEN, heading)
                .paragraph(explanation)
                .link(exchange.contextPath() + "/", "Go on");
        if (exchange.asker() == Asker.FRAME) {
            page.frameableByItself();
        }
        page.write(exchange.response());
    }

    /** 400 at one of the suite's own paths, for whoever asks. */
    static void badRequest(Exchange exchange, String heading, String explanation) throws IOException {
        if (exchange.asker() == Asker.SCRIPT) {
            new Problem(400, "bad_request", heading + ". " + explanation).write(exchange.response());
        } else {
            new Page(HttpServletResponse.SC_BAD_REQUEST, heading)
                    .paragraph(explanation)
                    .link(exchange.contextPath() + "/", "Go on")
                    .write(exchange.response());
        }
    }

    /** 405 at one of the suite's own paths. */
    static void methodNotAllowed(Exchange exchange, String allowed) throws IOException {
        exchange.response().setHeader("Allow", allowed);
        new Problem(405, "bad_request", "This path takes " + allowed + " only.").write(exchange.response());
    }

    private static HttpServletResponse challenge(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Bearer");
        return response;
    }
}
