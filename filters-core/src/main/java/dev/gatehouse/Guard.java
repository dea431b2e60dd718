package dev.gatehouse;

import dev.gatehouse.decision.Decision;
import dev.gatehouse.decision.RequestFacts.Access;
import dev.gatehouse.settings.LoginSettings;
import dev.gatehouse.settings.PathPattern;
import dev.gatehouse.settings.ProtectSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;

/** Lets a request through to the application as who it comes from, or has it challenged. */
final class Guard {
    private final Authenticator authenticator;
    private final Challenge challenge;
    private final Wrapping wrapping;
    private final ProtectSettings protect;
    private final LoginSettings login;

    Guard(
            Authenticator authenticator,
            Challenge challenge,
            Wrapping wrapping,
            ProtectSettings protect,
            LoginSettings login) {
        this.authenticator = authenticator;
        this.challenge = challenge;
        this.wrapping = wrapping;
        this.protect = protect;
        this.login = login;
    }

    void serve(Exchange exchange, FilterChain chain) throws IOException, ServletException {
        Decision decision = authenticator.authenticate(exchange, access(exchange.path()));
        if (decision instanceof Decision.Proceed proceed) {
            wrapping.proceed(exchange, proceed.identity(), chain);
        } else if (decision instanceof Decision.Refuse refuse) {
            challenge.answer(exchange, refuse.answer());
        }
    }

    private Access access(String path) {
        if (covers(protect.publicPaths(), path) || login.isPage(path)) {
            return Access.PUBLIC;
        }
        return covers(protect.optionalPaths(), path) ? Access.OPTIONAL : Access.PROTECTED;
    }

    private static boolean covers(List<PathPattern> patterns, String path) {
        for (PathPattern pattern : patterns) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
