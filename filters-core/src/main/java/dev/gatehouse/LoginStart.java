package dev.gatehouse;

import dev.gatehouse.login.AuthorizationRequest;
import dev.gatehouse.login.PendingLogin;
import dev.gatehouse.login.PendingLogins;
import dev.gatehouse.provider.Provider;
import dev.gatehouse.settings.ProviderSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a browser to the provider: from {@code path.login}, from {@code path.register}, or from a challenged page. */
final class LoginStart implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(LoginStart.class);

    /** Where the browser is sent. */
    interface Destination {
        /** The provider's page, as the browser reaches it. */
        URI url() throws IOException;
    }

    private final String path;
    private final String defaultTarget;
    private final AuthorizationRequest request;
    private final Destination destination;
    private final Map<String, String> always;
    private final PendingLogins pending;

    private LoginStart(
            String path,
            String defaultTarget,
            AuthorizationRequest request,
            Destination destination,
            Map<String, String> always,
            PendingLogins pending) {
        this.path = path;
        this.defaultTarget = defaultTarget;
        this.request = request;
        this.destination = destination;
        this.always = always;
        this.pending = pending;
    }

    static LoginStart login(
            String path, String target, AuthorizationRequest request, Provider provider, PendingLogins pending) {
        return new LoginStart(path, target, request, provider::authorizationEndpoint, Map.of(), pending);
    }

    /** Other providers than FusionAuth are asked by {@code prompt=create} (OpenID Initiating User Registration 1.0). */
    static LoginStart registration(
            String path,
            String target,
            AuthorizationRequest request,
            Provider provider,
            ProviderSettings.Kind kind,
            PendingLogins pending) {
        Map<String, String> always = kind == ProviderSettings.Kind.OIDC ? Map.of("prompt", "create") : Map.of();
        return new LoginStart(path, target, request, provider::registrationEndpoint, always, pending);
    }

    /** Where scripts are told to log in, inside the web application. */
    String path() {
        return path;
    }

    /** The query that hands a target to {@link #path()}. */
    static String target(String target) {
        return "?redirect_uri=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        String method = exchange.request().getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            Challenge.methodNotAllowed(exchange, "GET");
            return;
        }
        Map<String, String> passedOn = new LinkedHashMap<>();
        for (String name : AuthorizationRequest.PASSED_ON) {
            String value = exchange.parameter(name);
            if (value != null) {
                passedOn.put(name, value);
            }
        }
        passedOn.putAll(always);
        redirect(exchange, target(exchange), passedOn);
    }

    /** Starts a login that goes on at a target, which is checked here. */
    void redirect(Exchange exchange, String target, Map<String, String> passedOn) throws IOException {
        URI endpoint;
        try {
            endpoint = destination.url();
        } catch (IOException providerAway) {
            LOG.warn("No login can start: {}", providerAway.getMessage());
            Challenge.unavailable(exchange, Duration.ofSeconds(5));
            return;
        }
        String checked = exchange.targets().check(target).orElseGet(() -> {
            LOG.info("A login goes on at the default target, since this one is refused: {}", withoutQuery(target));
            return exchange.contextPath() + defaultTarget;
        });
        PendingLogin login = pending.start(checked, exchange.cookies(), exchange.loginCookies());
        String location = request.url(endpoint, login, exchange.callbackUrl(), passedOn);
        HttpServletResponse response = exchange.response();
        boolean post = exchange.request().getMethod().equals("POST");
        response.setStatus(post ? HttpServletResponse.SC_SEE_OTHER : HttpServletResponse.SC_FOUND);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", location);
    }

    /** The target that a caller of the path names; what the caller's own {@code state} was comes back on it. */
    private String target(Exchange exchange) {
        String named = exchange.parameter("redirect_uri");
        String target = named == null ? exchange.contextPath() + defaultTarget : named;
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
