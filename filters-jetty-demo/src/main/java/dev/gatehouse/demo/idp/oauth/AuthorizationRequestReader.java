package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.GrantType;
import dev.gatehouse.demo.idp.model.OAuthError;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.PkcePolicy;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.Uuids;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the parameters of {@code /oauth2/authorize}: first where the answer may go, then all the rest. */
final class AuthorizationRequestReader {
    private static final Set<Set<String>> RESPONSE_TYPES =
            Set.of(Set.of("code"), Set.of("token"), Set.of("id_token"), Set.of("token", "id_token"));
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Instance instance;
    private final ReturnReader returns;

    AuthorizationRequestReader(Instance instance) {
        this.instance = instance;
        this.returns = new ReturnReader(instance.directory());
    }

    /**
     * Reads a request.
     *
     * @throws OAuthRefusal where the client or the redirect URI is not good: nothing may be sent there
     * @throws RedirectedRefusal where something else is not
     */
    AuthorizationRequest read(Parameters given) {
        AuthorizationRequest.Return target = returns.read(given);
        try {
            return request(target, given);
        } catch (OAuthRefusal refusal) {
            throw new RedirectedRefusal(target, refusal);
        }
    }

    private AuthorizationRequest request(AuthorizationRequest.Return target, Parameters given) {
        Application application = target.application();
        Tenant tenant = tenant(application, given);
        Set<String> scopes = Scopes.read(given.get("scope").orElse(""), application);
        Set<String> responseTypes = responseTypes(given, scopes, application);
        given.get("response_mode")
                .filter(mode ->
                        !ReturnReader.MODES.contains(mode) || (mode.equals("query") && isImplicit(responseTypes)))
                .ifPresent(mode -> {
                    throw OAuthRefusal.invalidRequest(
                            OAuthReason.INVALID_RESPONSE_MODE,
                            "The response_mode must be query (for codes alone), fragment or form_post.");
                });
        return new AuthorizationRequest(
                target,
                tenant,
                responseTypes,
                scopes,
                resources(application, given),
                given.raw("nonce"),
                isImplicit(responseTypes) ? null : challenge(application, given),
                given.get("dpop_jkt").orElse(null),
                prompts(given),
                given.get("max_age").map(AuthorizationRequestReader::seconds).orElse(null));
    }

    private static boolean isImplicit(Set<String> responseTypes) {
        return !responseTypes.contains("code");
    }

    private static Set<String> responseTypes(Parameters given, Set<String> scopes, Application application) {
        String text = given.get("response_type")
                .orElseThrow(() -> OAuthRefusal.invalidRequest(
                        OAuthReason.MISSING_RESPONSE_TYPE, "The response_type is missing."));
        Set<String> types = Scopes.split(text);
        boolean known = RESPONSE_TYPES.contains(types);
        if (!known || (types.equals(Set.of("token")) && scopes.contains("openid"))) {
            throw new OAuthRefusal(
                    400,
                    OAuthError.UNSUPPORTED_RESPONSE_TYPE,
                    OAuthReason.INVALID_RESPONSE_TYPE,
                    "The response_type must be code, token (without openid), id_token or token id_token.");
        }
        GrantType grant = isImplicit(types) ? GrantType.IMPLICIT : GrantType.AUTHORIZATION_CODE;
        if (!application.oauthConfiguration().enabledGrants().contains(grant)) {
            throw new OAuthRefusal(
                    400,
                    OAuthError.UNAUTHORIZED_CLIENT,
                    OAuthReason.GRANT_TYPE_DISABLED,
                    "The application does not allow this grant.");
        }
        return types;
    }

    private Tenant tenant(Application application, Parameters given) {
        Tenant tenant = instance.directory().tenantOf(application);
        if (given.get("tenantId").isEmpty() && instance.switches().tenantIdRequired()) {
            throw OAuthRefusal.invalidRequest(OAuthReason.MISSING_TENANT_ID, "The tenantId is missing.");
        }
        boolean foreign = given.get("tenantId")
                .filter(text -> !Uuids.parse(text).filter(tenant.id()::equals).isPresent())
                .isPresent();
        if (foreign) {
            throw OAuthRefusal.invalidRequest(
                    OAuthReason.INVALID_TENANT_ID, "The tenantId is not the tenant of this client.");
        }
        return tenant;
    }

    private static @Nullable String challenge(Application application, Parameters given) {
        String challenge = given.get("code_challenge").orElse(null);
        if (challenge == null) {
            if (application.oauthConfiguration().proofKeyForCodeExchangePolicy() == PkcePolicy.REQUIRED) {
                throw OAuthRefusal.invalidRequest(OAuthReason.MISSING_CODE_CHALLENGE, "The code_challenge is missing.");
            }
            return null;
        }
        if (!given.get("code_challenge_method").filter(Pkce.METHOD::equals).isPresent()) {
            throw OAuthRefusal.invalidRequest(
                    OAuthReason.INVALID_PKCE_CODE_CHALLENGE_METHOD, "The code_challenge_method must be S256.");
        }
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw OAuthRefusal.invalidRequest(
                    OAuthReason.INVALID_PKCE_CODE_CHALLENGE, "The code_challenge must be a base64url SHA-256.");
        }
        return challenge;
    }

    private Set<String> prompts(Parameters given) {
        Set<String> prompts = Scopes.split(given.get("prompt").orElse(""));
        prompts.remove("select_account");
        if (prompts.contains("none") && !instance.switches().noneStandsAlone()) {
            return Set.of("none");
        }
        if (!PROMPTS.containsAll(prompts) || (prompts.contains("none") && prompts.size() > 1)) {
            throw OAuthRefusal.invalidRequest(
                    OAuthReason.INVALID_PROMPT, "The prompt must be none alone, or login, consent or both.");
        }
        return prompts;
    }

    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Math.max(0, Integer.parseInt(text)));
        } catch (NumberFormatException notSeconds) {
            throw OAuthRefusal.invalidRequest(OAuthReason.UNKNOWN, "The max_age must be a number of seconds.");
        }
    }

    private static List<String> resources(Application application, Parameters given) {
        List<String> authorized = application.oauthConfiguration().authorizedResourceUris();
        List<String> wanted = given.all("resource");
        if (authorized.isEmpty()) {
            return List.of();
        }
        if (!authorized.containsAll(wanted) || !wanted.stream().allMatch(AuthorizationRequestReader::isResource)) {
            throw OAuthRefusal.invalidTarget("A resource is not authorized.");
        }
        return wanted;
    }

    private static boolean isResource(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() && uri.getRawFragment() == null;
        } catch (URISyntaxException notUri) {
            return false;
        }
    }
}
