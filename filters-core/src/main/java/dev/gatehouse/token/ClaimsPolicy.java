package dev.gatehouse.token;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token of one kind must say, and must not. Every signed JWT of a provider carries the same signature; the claims
 * alone tell an access token from an ID token, a logout token or a webhook's signature.
 *
 * @param types the {@code typ} values accepted, in lower case; a header without one is accepted too
 * @param audience the {@code aud} it must name
 * @param authorizedParty the {@code azp} it must have if it has any; null: not looked at
 * @param foreign claims that only tokens of another kind have
 * @param needsSubject whether it must have a {@code sub}
 */
record ClaimsPolicy(
        Set<String> types,
        String audience,
        @Nullable String authorizedParty,
        Set<String> foreign,
        boolean needsSubject) {

    /** An access token: FusionAuth's are typed {@code JWT}, those of RFC 9068 {@code at+jwt}. */
    static ClaimsPolicy accessToken(String audience) {
        return new ClaimsPolicy(
                Set.of("jwt", "at+jwt", "application/at+jwt"),
                audience,
                null,
                Set.of("cnf", "events", "nonce", "at_hash", "c_hash"),
                true);
    }

    /** An ID token (OpenID Connect Core 1.0 section 2). */
    static ClaimsPolicy idToken(String audience, String clientId) {
        return new ClaimsPolicy(Set.of("jwt"), audience, clientId, Set.of("cnf", "events"), true);
    }

    /** A logout token (OpenID Connect Back-Channel Logout 1.0 section 2.4): typed, or from before types were advised. */
    static ClaimsPolicy logoutToken(String clientId) {
        return new ClaimsPolicy(
                Set.of("jwt", "logout+jwt", "application/logout+jwt"), clientId, null, Set.of("nonce"), false);
    }

    /**
     * Checks all but issuer and time. A claim is either right or refused, never converted.
     *
     * @throws UntrustedTokenException naming the first claim that is wrong
     */
    Claims check(CompactJwt token) throws UntrustedTokenException {
        String type = token.type();
        if (type != null && !types.contains(type.toLowerCase(Locale.ROOT))) {
            throw new UntrustedTokenException("its typ is " + Printable.quoted(type));
        }
        Map<String, @Nullable Object> claims = token.claims();
        for (String name : foreign) {
            if (claims.containsKey(name)) {
                throw new UntrustedTokenException("it is a token for another use: it has " + name);
            }
        }
        requireAudience(claims.get("aud"));
        if (authorizedParty != null && claims.containsKey("azp") && !authorizedParty.equals(claims.get("azp"))) {
            throw new UntrustedTokenException("its azp is another client");
        }
        return read(claims);
    }

    private void requireAudience(@Nullable Object aud) throws UntrustedTokenException {
        boolean named = audience.equals(aud) || (aud instanceof Collection<?> several && several.contains(audience));
        if (!named) {
            throw new UntrustedTokenException("its aud does not name this application");
        }
    }

    private Claims read(Map<String, @Nullable Object> claims) throws UntrustedTokenException {
        if (!(claims.get("iss") instanceof String issuer)) {
            throw new UntrustedTokenException("its iss is no string");
        }
        return new Claims(
                issuer,
                subject(claims),
                NumericDate.optional(claims, "iat"),
                NumericDate.optional(claims, "nbf"),
                NumericDate.required(claims, "exp"),
                claims);
    }

    private String subject(Map<String, @Nullable Object> claims) throws UntrustedTokenException {
        if (!needsSubject && !claims.containsKey("sub")) {
            return "";
        }
        if (!(claims.get("sub") instanceof String subject) || !Printable.isOneLine(subject)) {
            throw new UntrustedTokenException("its sub is no text of one line");
        }
        return subject;
    }
}
