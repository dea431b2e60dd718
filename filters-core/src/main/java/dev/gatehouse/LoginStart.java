package dev.gatehouse;

import dev.gatehouse.login.AuthorizationRequest;
import dev.gatehouse.login.PendingLogin;
import dev.gatehouse.login.PendingLogins;
import dev.gatehouse.login.SavedRequest;
import dev.gatehouse.login.SavedRequests;
import dev.gatehouse.provider.Provider;
import dev.gatehouse.settings.ProviderSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a browser to the provider: from {@code path.login}, from {@code path.register}, or from a challenged page. */
final class LoginStart implements Endpoint, WayIn {
    private static final Logger LOG = LoggerFactory.getLogger(LoginStart.class);

    /** Where the browser is sent. */
    interface Destination {
        /** The provider's page, as the browser reaches it. */
        URI url() throws IOException;
    }

    private final String loginPath;
    private final LoginTarget targets;
    private final AuthorizationRequest request;
    private final Destination destination;
    private final Map<String, String> always;
    private final PendingLogins pending;
    private final SavedRequests saved;

    private LoginStart(
            String loginPath,
            LoginTarget targets,
            AuthorizationRequest request,
            Destination destination,
            Map<String, String> always,
            PendingLogins pending,
            SavedRequests saved) {
        this.loginPath = loginPath;
        this.targets = targets;
        this.request = request;
        this.destination = destination;
        this.always = always;
        this.pending = pending;
        this.saved = saved;
    }

    static LoginStart login(
            String loginPath,
            LoginTarget targets,
            AuthorizationRequest request,
            Provider provider,
            PendingLogins pending,
            SavedRequests saved) {
        return new LoginStart(loginPath, targets, request, provider::authorizationEndpoint, Map.of(), pending, saved);
    }

    /** Other providers than FusionAuth are asked by {@code prompt=create} (OpenID Initiating User Registration 1.0). */
    static LoginStart registration(
            String loginPath,
            LoginTarget targets,
            AuthorizationRequest request,
            Provider provider,
            ProviderSettings.Kind kind,
            PendingLogins pending,
            SavedRequests saved) {
        Map<String, String> always = kind == ProviderSettings.Kind.OIDC ? Map.of("prompt", "create") : Map.of();
        return new LoginStart(loginPath, targets, request, provider::registrationEndpoint, always, pending, saved);
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
        redirect(exchange, targets.named(exchange), passedOn, null);
    }

    @Override
    public void redirect(Exchange exchange, String target, @Nullable SavedRequest waiting) throws IOException {
        redirect(exchange, target, Map.of(), waiting);
    }

    @Override
    public boolean keepsPosts() {
        return true;
    }

    private void redirect(
            Exchange exchange, String target, Map<String, String> passedOn, @Nullable SavedRequest waiting)
            throws IOException {
        URI endpoint;
        try {
            endpoint = destination.url();
        } catch (IOException providerAway) {
            LOG.warn("No login can start: {}", providerAway.getMessage());
            Challenge.unavailable(exchange, Duration.ofSeconds(5));
            return;
        }
        String checked = targets.checked(exchange, target);
        PendingLogin login = pending.start(checked, exchange.cookies(), exchange.loginCookies());
        if (waiting != null && !saved.save(login, waiting)) {
            pending.remove(login, exchange.loginCookies());
            Challenge.postNotKept(exchange, loginPath);
            return;
        }
        exchange.sendTo(request.url(endpoint, login, exchange.callbackUrl(), passedOn));
    }
}
