package dev.gatehouse.login;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The request that sends a browser to the provider (RFC 6749 section 4.1.1, with RFC 7636 and OpenID Connect Core
 * 3.1.2.1).
 *
 * @param clientId who asks
 * @param scope what is asked for
 * @param tenantId FusionAuth tenant; null: none is sent
 */
public record AuthorizationRequest(
        String clientId, List<String> scope, @Nullable String tenantId) {
    /** What a caller may hand on to the provider. */
    public static final List<String> PASSED_ON = List.of("idp_hint", "login_hint", "prompt", "max_age", "locale");

    /**
     * The URL to redirect to.
     *
     * @param endpoint the authorization endpoint; may have a query of its own
     * @param redirectUri where the answer goes
     * @param passedOn values for some of {@link #PASSED_ON}
     */
    public String url(URI endpoint, PendingLogin pending, URI redirectUri, Map<String, String> passedOn) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirectUri.toString());
        parameters.put("response_type", "code");
        parameters.put("scope", String.join(" ", scope));
        parameters.put("state", pending.state());
        parameters.put("nonce", pending.nonce());
        parameters.put("code_challenge", pending.codeChallenge());
        parameters.put("code_challenge_method", "S256");
        if (tenantId != null) {
            parameters.put("tenantId", tenantId);
        }
        PASSED_ON.stream().filter(passedOn::containsKey).forEach(name -> parameters.put(name, passedOn.get(name)));
        return withQuery(endpoint, parameters);
    }

    /** A URL with more query parameters, encoded as {@code application/x-www-form-urlencoded}. */
    public static String withQuery(URI endpoint, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
        return endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
