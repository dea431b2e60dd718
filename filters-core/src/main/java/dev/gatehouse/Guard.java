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
import java.util.Set;

/** Lets a request through to the application as who it comes from, or has it challenged. */
final class Guard {
    private final Authenticator authenticator;
    private final Challenge challenge;
    private final Wrapping wrapping;
    private final WaitingPosts posts;
    private final ProtectSettings protect;
    private final LoginSettings login;

    Guard(
            Authenticator authenticator,
            Challenge challenge,
            Wrapping wrapping,
            WaitingPosts posts,
            ProtectSettings protect,
            LoginSettings login) {
        this.authenticator = authenticator;
        this.challenge = challenge;
        this.wrapping = wrapping;
        this.posts = posts;
        this.protect = protect;
        this.login = login;
    }

    void serve(Exchange exchange, FilterChain chain) throws IOException, ServletException {
        List<Set<String>> roles = roles(exchange.path());
        Decision decision = authenticator.authenticate(exchange, access(exchange, roles), roles);
        if (decision instanceof Decision.Proceed proceed) {
            wrapping.proceed(posts.resume(exchange, proceed.identity()), proceed.identity(), chain);
        } else if (decision instanceof Decision.Refuse refuse) {
            challenge.answerKeepingPost(exchange, refuse.answer());
        }
    }

    /** Whether a decoded path inside the web application needs a role. */
    boolean asksForRoles(String path) {
        return !isPublic(path) && !roles(path).isEmpty();
    }

    private boolean isPublic(String path) {
        return covers(protect.publicPaths(), path) || login.isPage(path);
    }

    /** Of each set the user needs one: every rule that covers the path holds. */
    private List<Set<String>> roles(String path) {
        return protect.roles().stream()
                .filter(rule -> rule.pattern().matches(path))
                .map(ProtectSettings.RoleRule::anyOf)
                .toList();
    }

    /** Nobody has a role, so that a path that needs one is never optional. */
    private Access access(Exchange exchange, List<Set<String>> roles) {
        String path = exchange.path();
        // A preflight carries no login (Fetch standard section 3.2.2); what it may ask for, the application says.
        if (isPublic(path) || exchange.isAllowedPreflight()) {
            return Access.PUBLIC;
        }
        return roles.isEmpty() && covers(protect.optionalPaths(), path) ? Access.OPTIONAL : Access.PROTECTED;
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
