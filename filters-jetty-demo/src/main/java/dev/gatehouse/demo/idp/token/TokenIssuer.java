package dev.gatehouse.demo.idp.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.JwtConfiguration;
import dev.gatehouse.demo.idp.model.ScopePolicy;
import dev.gatehouse.demo.idp.model.Switches;
import dev.gatehouse.demo.idp.model.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes access tokens and ID tokens. */
public final class TokenIssuer {
    private final Directory directory;
    private final SigningKeys keys;
    private final InstantSource time;
    private final Supplier<Switches> switches;
    private volatile UnaryOperator<ObjectNode> accessTokenLambda = claims -> claims;
    private volatile UnaryOperator<ObjectNode> idTokenLambda = claims -> claims;

    /** An issuer that asks for settings, keys and the time anew for each token. */
    public TokenIssuer(Directory directory, SigningKeys keys, InstantSource time, Supplier<Switches> switches) {
        this.directory = directory;
        this.keys = keys;
        this.time = time;
        this.switches = switches;
    }

    /** Lets a function have the last word on the claims of access tokens, as FusionAuth's JWT populate lambda does. */
    public void populateAccessTokens(UnaryOperator<ObjectNode> lambda) {
        accessTokenLambda = lambda;
    }

    /** Lets a function have the last word on the claims of ID tokens. */
    public void populateIdTokens(UnaryOperator<ObjectNode> lambda) {
        idTokenLambda = lambda;
    }

    /** An access token. */
    public String accessToken(Login login) {
        return sign(login, accessTokenLambda.apply(accessClaims(login)), accessTokenKey(login.application()));
    }

    /** An ID token beside an access token. */
    public String idToken(Login login, String accessToken, @Nullable String code) {
        SigningKey key = idTokenKey(login.application());
        ObjectNode claims = commonClaims(login);
        UUID sid = switches.get().idTokenSid() == Switches.IdTokenSid.SSO_SESSION
                ? login.ssoSessionId()
                : login.refreshTokenId();
        if (sid != null) {
            claims.put("sid", sid.toString());
        }
        if (login.nonce() != null) {
            claims.put("nonce", login.nonce());
        }
        claims.put("at_hash", key.halfHash(accessToken));
        if (code != null) {
            claims.put("c_hash", key.halfHash(code));
        }
        if (isStrict(login)) {
            UserClaims.addByScope(claims, login.user(), login.scopes());
        } else {
            UserClaims.addAll(claims, login.user());
        }
        return sign(login, idTokenLambda.apply(claims), key);
    }

    /** Signs any claims with a key of the instance. */
    public String sign(ObjectNode claims, SigningKey key) {
        return Jwt.sign(key, header(key), claims);
    }

    /**
     * The claims of a token that one of our keys signed; expired or not.
     *
     * @return empty where the text is no JWT, or its key, algorithm or signature is not ours
     */
    public Optional<ObjectNode> authentic(String token) {
        return Jwt.parse(token)
                .filter(jwt -> keyOf(jwt)
                        .filter(key -> keys.algorithmName(key)
                                .equals(jwt.header().path("alg").asText()))
                        .filter(jwt::isSignedBy)
                        .isPresent())
                .map(Jwt::claims);
    }

    /** The claims of a token of ours that has not expired. */
    public Optional<ObjectNode> valid(String token) {
        return authentic(token)
                .filter(claims -> time.instant()
                        .isBefore(Instant.ofEpochSecond(claims.path("exp").asLong())));
    }

    /** The key that signs an application's access tokens. */
    public SigningKey accessTokenKey(Application application) {
        return Optional.ofNullable(directory.tokenSettings(application).accessTokenKeyId())
                .flatMap(keys::byId)
                .orElseGet(keys::defaultKey);
    }

    private SigningKey idTokenKey(Application application) {
        JwtConfiguration settings = directory.tokenSettings(application);
        UUID id = settings.idTokenKeyId();
        if (id == null) {
            return accessTokenKey(application);
        }
        return SigningKeys.clientSecretAlgorithm(id)
                .map(algorithm -> clientSecretKey(id, algorithm, application))
                .or(() -> keys.byId(id))
                .orElseGet(keys::defaultKey);
    }

    private static SigningKey clientSecretKey(UUID id, Algorithm algorithm, Application application) {
        String secret = application.oauthConfiguration().clientSecret();
        return SigningKey.ofClientSecret(id, algorithm, secret == null ? application.clientId() : secret);
    }

    private Optional<SigningKey> keyOf(Jwt jwt) {
        if (jwt.header().has("kid")) {
            return keys.byKid(jwt.header().path("kid").asText());
        }
        return directory.client(jwt.claims().path("aud").asText()).map(this::idTokenKey);
    }

    private ObjectNode accessClaims(Login login) {
        ObjectNode claims = commonClaims(login);
        if (!login.resources().isEmpty()) {
            var audience = claims.putArray("aud").add(login.application().clientId());
            login.resources().forEach(audience::add);
        }
        if (login.refreshTokenId() != null) {
            claims.put("sid", login.refreshTokenId().toString());
        }
        if (!isStrict(login)) {
            UserClaims.addIdentity(claims, login.user());
        }
        UserClaims.addRegistration(claims, login.user(), login.application());
        return claims;
    }

    private ObjectNode commonClaims(Login login) {
        Tenant tenant = directory.tenantOf(login.application());
        long now = time.instant().getEpochSecond();
        ObjectNode claims = Json.object();
        claims.put("aud", login.application().clientId());
        claims.put("exp", now + login.life().toSeconds());
        claims.put("iat", now);
        if (switches.get().notBefore()) {
            claims.put("nbf", now);
        }
        claims.put("iss", tenant.issuer());
        claims.put("sub", login.user().id().toString());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("authenticationType", login.authenticationType());
        claims.put("auth_time", login.authTime().getEpochSecond());
        claims.put("tid", tenant.id().toString());
        if (!login.scopes().isEmpty()) {
            claims.put("scope", String.join(" ", login.scopes()));
        }
        return claims;
    }

    private boolean isStrict(Login login) {
        return login.application().oauthConfiguration().scopeHandlingPolicy() == ScopePolicy.STRICT;
    }

    private String sign(Login login, ObjectNode claims, SigningKey key) {
        ObjectNode header = header(key);
        List<String> grants = login.grants();
        if (!grants.isEmpty()) {
            var gty = header.putArray("gty");
            grants.forEach(gty::add);
        }
        return Jwt.sign(key, header, claims);
    }

    private ObjectNode header(SigningKey key) {
        ObjectNode header = Json.object();
        header.put("alg", keys.algorithmName(key));
        header.put("typ", "JWT");
        if (key.kid() != null) {
            header.put("kid", key.kid());
        }
        return header;
    }
}
