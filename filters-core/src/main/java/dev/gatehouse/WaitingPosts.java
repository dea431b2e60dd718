package dev.gatehouse;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.decision.RequestFacts.Asker;
import dev.gatehouse.login.SavedRequest;
import dev.gatehouse.login.SavedRequests;
import dev.gatehouse.servlet.PageLoad;
import dev.gatehouse.servlet.PostedBody;
import dev.gatehouse.servlet.PostedRequest;
import dev.gatehouse.servlet.ReplayedRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** POSTs of pages that met a login, and reach the application after it. */
final class WaitingPosts {
    private final SavedRequests saved;
    private final Authenticator authenticator;
    private final PostedBody body;

    /** Keeps bodies up to a limit in bytes; 0 keeps none. */
    WaitingPosts(SavedRequests saved, Authenticator authenticator, long limit, InstantSource time) {
        this.saved = saved;
        this.authenticator = authenticator;
        this.body = new PostedBody(limit, time);
    }

    /** Whether a request is one that has to wait: a POST of the application's own page, to where a login goes on. */
    boolean areFrom(Exchange exchange) {
        return exchange.request().getMethod().equals("POST")
                && !exchange.isCrossSite()
                && PageLoad.asker(exchange.request()) == Asker.PAGE
                && exchange.targets().check(exchange.placeToReturnTo()).equals(Optional.of(exchange.target()));
    }

    /** Reads such a request; empty where it cannot be kept. */
    Optional<SavedRequest> keep(Exchange exchange) throws IOException {
        if (body.limit() == 0) {
            return Optional.empty();
        }
        String subject = authenticator.subject(exchange);
        return body.read(exchange.request())
                .flatMap(bytes -> PostedRequest.of(exchange.request(), bytes).toBytes())
                .map(content -> new SavedRequest(subject, content));
    }

    /** The exchange with the request that waited for this login; any other exchange as it is. */
    Exchange resume(Exchange exchange, @Nullable Identity identity) {
        if (identity == null
                || !exchange.request().getMethod().equals("GET")
                || PageLoad.asker(exchange.request()) != Asker.PAGE) {
            return exchange;
        }
        return saved.take(exchange.target(), identity.subject(), exchange.cookies(), exchange.loginCookies())
                .flatMap(PostedRequest::fromBytes)
                .map(posted -> exchange.with(new ReplayedRequest(exchange.request(), posted)))
                .orElse(exchange);
    }
}
