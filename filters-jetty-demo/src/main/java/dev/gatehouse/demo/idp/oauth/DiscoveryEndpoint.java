package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.Uuids;
import java.util.Optional;

/** {@code /.well-known/openid-configuration}, of the default tenant or of one named in path or query. */
final class DiscoveryEndpoint implements Endpoint {
    private static final String SIGNING = "ES256 ES384 ES512 HS256 HS384 HS512 RS256 RS384 RS512";
    private static final String DPOP_SIGNING = "Ed448 Ed25519 ES256 ES384 ES512 PS256 PS384 PS512 RS256 RS384 RS512";

    private final Instance instance;

    DiscoveryEndpoint(Instance instance) {
        this.instance = instance;
    }

    @Override
    public Answer answer(Call call) {
        Directory directory = instance.directory();
        String named = Optional.ofNullable(call.variables().get("tenantId"))
                .or(() -> call.query().get("tenantId"))
                .orElse("");
        if (named.isEmpty()) {
            return Answer.json(200, metadata(directory.defaultTenant(), call.baseUrl()));
        }
        return Uuids.parse(named)
                .flatMap(directory::tenant)
                .map(tenant -> Answer.json(200, metadata(tenant, call.baseUrl())))
                .orElseGet(() -> Answer.empty(404));
    }

    private ObjectNode metadata(Tenant tenant, String base) {
        ObjectNode metadata = Json.object();
        metadata.put("authorization_endpoint", base + "/oauth2/authorize");
        metadata.put(
                "authorization_response_iss_parameter_supported",
                instance.switches().issInAuthorizeResponse());
        metadata.put("backchannel_logout_supported", false);
        list(
                metadata,
                "claims_supported",
                "applicationId at_hash aud authenticationType birthdate c_hash email email_verified exp family_name"
                        + " given_name iat iss jti middle_name name nbf nonce phone_number phone_number_verified"
                        + " picture preferred_username roles sub");
        list(metadata, "code_challenge_methods_supported", Pkce.METHOD);
        metadata.put("device_authorization_endpoint", base + "/oauth2/device_authorize");
        list(metadata, "dpop_signing_alg_values_supported", DPOP_SIGNING);
        metadata.put("end_session_endpoint", base + "/oauth2/logout");
        metadata.put("frontchannel_logout_supported", true);
        list(
                metadata,
                "grant_types_supported",
                "authorization_code password implicit refresh_token urn:ietf:params:oauth:grant-type:device_code"
                        + " client_credentials");
        list(metadata, "id_token_signing_alg_values_supported", SIGNING);
        metadata.put("issuer", tenant.issuer());
        metadata.put("jwks_uri", base + "/.well-known/jwks.json");
        list(metadata, "response_modes_supported", "form_post fragment query");
        metadata.putArray("response_types_supported")
                .add("code")
                .add("id_token")
                .add("token id_token");
        list(metadata, "scopes_supported", "openid offline_access email phone profile");
        list(metadata, "subject_types_supported", "public");
        metadata.put("token_endpoint", base + "/oauth2/token");
        list(metadata, "token_endpoint_auth_methods_supported", "client_secret_basic client_secret_post none");
        metadata.put("userinfo_endpoint", base + "/oauth2/userinfo");
        list(metadata, "userinfo_signing_alg_values_supported", SIGNING);
        return metadata;
    }

    private static void list(ObjectNode metadata, String name, String values) {
        var array = metadata.putArray(name);
        for (String value : values.split(" ", -1)) {
            array.add(value);
        }
    }
}
