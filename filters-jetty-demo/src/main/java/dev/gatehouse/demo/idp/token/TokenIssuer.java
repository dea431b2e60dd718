package dev.gatehouse.demo.idp.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.ScopePolicy;
import dev.gatehouse.demo.idp.model.Switches;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes access tokens and ID tokens. */
public final class TokenIssuer {
    private final Directory directory;
    private final SigningKeys keys;
    private final KeyChoice choice;
    private final InstantSource time;
    private final Supplier<Switches> switches;
    private volatile UnaryOperator<ObjectNode> accessTokenLambda = claims -> claims;
    private volatile UnaryOperator<ObjectNode> idTokenLambda = claims -> claims;

    /** An issuer that asks for settings, keys and the time anew for each token. */
    public TokenIssuer(Directory directory, SigningKeys keys, InstantSource time, Supplier<Switches> switches) {
        this.directory = directory;
        this.keys = keys;
        this.choice = new KeyChoice(directory, keys);
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
        ObjectNode claims = commonClaims(login);
        if (!login.origin().resources().isEmpty()) {
            var audience = claims.putArray("aud").add(login.application().clientId());
            login.origin().resources().forEach(audience::add);
        }
        if (login.refreshTokenId() != null) {
            claims.put("sid", login.refreshTokenId().toString());
        }
        if (login.origin().jkt() != null) {
            claims.putObject("cnf").put("jkt", login.origin().jkt());
        }
        if (!isStrict(login)) {
            UserClaims.addIdentity(claims, login.user());
        }
        UserClaims.addRegistration(claims, login.user(), login.application());
        return sign(accessTokenLambda.apply(claims), choice.forAccessTokens(login.application()), login.grants());
    }

    /** A token of a user who logged in to no application: without {@code aud}, {@code applicationId} and roles. */
    public String userToken(User user, String authenticationType, Instant authTime) {
        Tenant tenant = directory
                .tenant(user.tenantId())
                .orElseThrow(() -> new IllegalStateException("user " + user.id() + " names no known tenant"));
        ObjectNode claims = Json.object();
        addUserClaims(claims, tenant, user, tenant.jwtConfiguration().tokenLife());
        claims.put("authenticationType", authenticationType);
        claims.put("auth_time", authTime.getEpochSecond());
        return sign(accessTokenLambda.apply(claims), choice.forTenant(tenant), List.of());
    }

    /**
     * An ID token beside an access token.
     *
     * @param code the authorization code both were bought with; none without one
     */
    public String idToken(Login login, String accessToken, @Nullable String code) {
        SigningKey key = choice.forIdTokens(login.application());
        ObjectNode claims = commonClaims(login);
        UUID sid = switches.get().idTokenSid() == Switches.IdTokenSid.SSO_SESSION
                ? login.origin().ssoSessionId()
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
            UserClaims.addByScope(claims, login.user(), login.origin().scopes());
        } else {
            UserClaims.addAll(claims, login.user());
        }
        return sign(idTokenLambda.apply(claims), key, login.grants());
    }

    /** Signs any claims with a key of the instance. */
    public String sign(ObjectNode claims, SigningKey key) {
        return sign(claims, key, List.of());
    }

    private ObjectNode commonClaims(Login login) {
        ObjectNode claims = Json.object();
        claims.put("aud", login.application().clientId());
        addUserClaims(claims, directory.tenantOf(login.application()), login.user(), login.life());
        claims.put("authenticationType", login.authenticationType());
        claims.put("auth_time", login.origin().authTime().getEpochSecond());
        if (!login.origin().scopes().isEmpty()) {
            claims.put("scope", String.join(" ", login.origin().scopes()));
        }
        return claims;
    }

    private void addUserClaims(ObjectNode claims, Tenant tenant, User user, Duration life) {
        long now = time.instant().getEpochSecond();
        claims.put("exp", now + life.toSeconds());
        claims.put("iat", now);
        if (switches.get().notBefore()) {
            claims.put("nbf", now);
        }
        claims.put("iss", tenant.issuer());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("sub", user.id().toString());
        claims.put("tid", tenant.id().toString());
    }

    private static boolean isStrict(Login login) {
        return login.application().oauthConfiguration().scopeHandlingPolicy() == ScopePolicy.STRICT;
    }

    private String sign(ObjectNode claims, SigningKey key, List<String> grants) {
        ObjectNode header = Json.object();
        header.put("alg", keys.algorithmName(key));
        header.put("typ", "JWT");
        if (key.kid() != null) {
            header.put("kid", key.kid());
        }
        if (!grants.isEmpty()) {
            var gty = header.putArray("gty");
            grants.forEach(gty::add);
        }
        return Jwt.sign(key, header, claims);
    }
}
