package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.http.SetCookie;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.LogoutBehavior;
import dev.gatehouse.demo.idp.model.OAuthReason;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.Uuids;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /oauth2/logout}: ends the SSO session, and neither refresh tokens nor JWTs. */
final class LogoutEndpoint implements Endpoint {
    private final Instance instance;

    LogoutEndpoint(Instance instance) {
        this.instance = instance;
    }

    @Override
    public Answer answer(Call call) {
        Parameters given = call.parameters();
        if (instance.switches().tenantIdRequired() && given.get("tenantId").isEmpty()) {
            throw OAuthRefusal.invalidRequest(OAuthReason.MISSING_TENANT_ID, "The tenantId is missing.");
        }
        Application application = application(given);
        Tenant tenant = tenant(application, given);
        String target = target(application, tenant, given);
        String cookie = call.cookie(HostedLogins.SSO_COOKIE);
        List<String> logoutUrls = logoutUrls(tenant, cookie);
        instance.ssoSessions().close(cookie);
        boolean page = application != null
                && application.oauthConfiguration().logoutBehavior() == LogoutBehavior.ALL_APPLICATIONS
                && instance.switches().logoutPage();
        Answer answer = page ? Pages.loggedOut(target, logoutUrls) : Answer.redirect(target);
        return answer.with(SetCookie.deleted(HostedLogins.SSO_COOKIE));
    }

    /** The application of {@code client_id}, or else of an {@code id_token_hint}, which may have expired. */
    private @Nullable Application application(Parameters given) {
        Directory directory = instance.directory();
        if (given.get("client_id").isPresent()) {
            return given.get("client_id")
                    .flatMap(directory::client)
                    .orElseThrow(
                            () -> OAuthRefusal.invalidRequest(OAuthReason.INVALID_CLIENT_ID, "Unknown client_id."));
        }
        Optional<String> hint = given.get("id_token_hint");
        if (hint.isEmpty()) {
            return null;
        }
        return hint.flatMap(instance.reader()::authentic)
                .flatMap(claims -> directory.client(claims.path("aud").asText()))
                .orElseThrow(() -> OAuthRefusal.invalidRequest(
                        OAuthReason.INVALID_ID_TOKEN_HINT, "The id_token_hint is no ID token of ours."));
    }

    private Tenant tenant(@Nullable Application application, Parameters given) {
        Directory directory = instance.directory();
        if (application != null) {
            return directory.tenantOf(application);
        }
        return given.get("tenantId")
                .map(text -> Uuids.parse(text)
                        .flatMap(directory::tenant)
                        .orElseThrow(
                                () -> OAuthRefusal.invalidRequest(OAuthReason.INVALID_TENANT_ID, "Unknown tenantId.")))
                .orElseGet(directory::defaultTenant);
    }

    private String target(@Nullable Application application, Tenant tenant, Parameters given) {
        Optional<String> wanted = given.get("post_logout_redirect_uri");
        if (wanted.isPresent()) {
            boolean authorized =
                    application != null && application.oauthConfiguration().authorizes(wanted.get());
            if (!authorized) {
                throw OAuthRefusal.invalidRequest(
                        OAuthReason.INVALID_POST_LOGOUT_REDIRECT_URI,
                        "The post_logout_redirect_uri is not an authorized redirect URL of the client.");
            }
            return withState(wanted.get(), given);
        }
        return Optional.ofNullable(application)
                .map(known -> known.oauthConfiguration().logoutURL())
                .or(() -> Optional.ofNullable(tenant.logoutURL()))
                .orElse("/");
    }

    private String withState(String uri, Parameters given) {
        return given.get("state")
                .filter(state -> instance.switches().stateAfterLogout())
                .map(state -> uri + (uri.contains("?") ? "&" : "?") + Parameters.encode(Map.of("state", state)))
                .orElse(uri);
    }

    private List<String> logoutUrls(Tenant tenant, @Nullable String cookie) {
        String parameters = instance.switches().frontChannelParameters()
                ? instance.refreshTokens()
                        .find(cookie)
                        .map(session -> Parameters.encode(Map.of(
                                "iss", tenant.issuer(), "sid", session.id().toString())))
                        .orElse("")
                : "";
        return instance.directory().applicationsOf(tenant.id()).stream()
                .map(application -> application.oauthConfiguration().logoutURL())
                .filter(Objects::nonNull)
                .map(url -> withQuery(url, parameters))
                .toList();
    }

    private static String withQuery(String url, String parameters) {
        return parameters.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + parameters;
    }
}
