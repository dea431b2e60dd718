package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.OAuthReason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out which client calls: {@code client_secret_basic}, {@code client_secret_post} or {@code none}. */
final class ClientAuthentication {
    private final Directory directory;

    ClientAuthentication(Directory directory) {
        this.directory = directory;
    }

    private record Shown(String clientId, @Nullable String secret) {}

    /**
     * The client of a call. A secret that is sent is always checked.
     *
     * @throws OAuthRefusal 401 for an unknown client or a wrong secret, 400 where header and body disagree or neither
     *     names a client
     */
    Client authenticate(Call call) {
        Parameters form = call.form();
        Optional<String> header = call.header("Authorization");
        Shown shown = header.isPresent() ? basic(header.get()) : post(form);
        if (header.isPresent()
                && form.get("client_id")
                        .filter(id -> !id.equals(shown.clientId()))
                        .isPresent()) {
            throw OAuthRefusal.invalidRequest(
                    OAuthReason.CLIENT_ID_MISMATCH, "The client_id in the body is not the one in the header.");
        }
        Application application = directory
                .client(shown.clientId())
                .orElseThrow(() -> OAuthRefusal.invalidClient(OAuthReason.INVALID_CLIENT_ID, "Unknown client_id."));
        if (shown.secret() == null) {
            return new Client(application, false);
        }
        if (!isSecretOf(application, shown.secret())) {
            throw OAuthRefusal.invalidClient(
                    OAuthReason.INVALID_CLIENT_AUTHENTICATION, "The client credentials are wrong.");
        }
        return new Client(application, true);
    }

    private static Shown post(Parameters form) {
        String clientId = form.get("client_id")
                .orElseThrow(
                        () -> OAuthRefusal.invalidRequest(OAuthReason.MISSING_CLIENT_ID, "The client_id is missing."));
        return new Shown(clientId, form.get("client_secret").orElse(null));
    }

    private static Shown basic(String header) {
        String[] parts = header.split(" ", 2);
        if (!parts[0].equalsIgnoreCase("Basic") || parts.length < 2) {
            throw OAuthRefusal.invalidClient(
                    OAuthReason.INVALID_CLIENT_AUTHENTICATION_SCHEME, "Clients authenticate with the scheme Basic.");
        }
        try {
            String pair = new String(Base64.getDecoder().decode(parts[1].strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return new Shown(pair.substring(0, colon), pair.substring(colon + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            // Answered below like a pair without a colon.
        }
        throw OAuthRefusal.invalidClient(
                OAuthReason.INVALID_CLIENT_AUTHENTICATION, "The Authorization header is malformed.");
    }

    /** Takes the secret as FusionAuth's clients send it, and form-encoded as RFC 6749 section 2.3.1 asks for. */
    private static boolean isSecretOf(Application application, String shown) {
        String secret = application.oauthConfiguration().clientSecret();
        return secret != null && (isEqual(secret, shown) || isEqual(secret, decoded(shown)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return text;
        }
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
