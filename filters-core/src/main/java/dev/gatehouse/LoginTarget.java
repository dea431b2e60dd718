package dev.gatehouse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where logins go on: what the caller asks for where that is allowed, else {@code login.default-target}. */
final class LoginTarget {
    private static final Logger LOG = LoggerFactory.getLogger(LoginTarget.class);

    private final String defaultTarget;

    /** With a default inside the web application. */
    LoginTarget(String defaultTarget) {
        this.defaultTarget = defaultTarget;
    }

    /** The query that hands a target to {@code path.login}. */
    static String query(String target) {
        return "?redirect_uri=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    String byDefault(Exchange exchange) {
        return exchange.contextPath() + defaultTarget;
    }

    /** A target as it is asked for, if it may be; the login goes on all the same. */
    String checked(Exchange exchange, String target) {
        return exchange.targets().check(target).orElseGet(() -> {
            LOG.info("A login goes on at the default target, since this one is refused: {}", withoutQuery(target));
            return byDefault(exchange);
        });
    }

    /**
     * The target that a caller of {@code path.login} names, not checked; what the caller's own {@code state} was comes
     * back on it.
     */
    String named(Exchange exchange) {
        String named = exchange.parameter("redirect_uri");
        String target = named == null ? byDefault(exchange) : named;
        String state = exchange.parameter("state");
        return state == null ? target : withState(target, state);
    }

    /** The query is the application's, and may hold what no log should. */
    private static String withoutQuery(String target) {
        return LogText.plain(target.split("[?#]", 2)[0]);
    }

    private static String withState(String target, String state) {
        int fragment = target.indexOf('#');
        String before = fragment < 0 ? target : target.substring(0, fragment);
        String after = fragment < 0 ? "" : target.substring(fragment);
        String join = before.indexOf('?') < 0 ? "?" : "&";
        return before + join + "state=" + URLEncoder.encode(state, StandardCharsets.UTF_8) + after;
    }
}
