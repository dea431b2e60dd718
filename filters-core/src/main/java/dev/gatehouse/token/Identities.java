package dev.gatehouse.token;

import dev.gatehouse.decision.Identity;
import dev.gatehouse.settings.TokenSettings;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From claims to who the user is. */
final class Identities {
    /** What an ID token may add (OpenID Connect Core 1.0 section 5.1); never a role. */
    private static final List<String> PROFILE = List.of(
            "email",
            "name",
            "given_name",
            "family_name",
            "middle_name",
            "preferred_username",
            "picture",
            "birthdate",
            "phone_number",
            "locale");

    /** Claims about another claim, which they must not be separated from. */
    private static final Map<String, String> VERIFIED =
            Map.of("email_verified", "email", "phone_number_verified", "phone_number");

    /** What tells the provider's logins of one user apart (OpenID Connect Back-Channel Logout 1.0 section 2.1). */
    private static final List<String> LOGIN = List.of("sid", "auth_time");

    private final List<ClaimPath> roles;
    private final List<ClaimPath> names;

    Identities(TokenSettings settings) {
        this.roles = settings.rolesClaim().stream().map(ClaimPath::of).toList();
        this.names = settings.nameClaim().stream().map(ClaimPath::of).toList();
    }

    /** Who an authentic token says the user is. */
    Identity of(Claims token) {
        return new Identity(
                token.subject(),
                name(token.subject(), List.of(token.all())),
                roles(token.all()),
                token.all(),
                token.issuedAt(),
                token.expiresAt());
    }

    /** The same user, with the name and profile that the token lacks and an ID token of the same subject has. */
    Identity completed(Identity user, Map<String, @Nullable Object> idToken) {
        return new Identity(
                user.subject(),
                name(user.subject(), List.of(user.claims(), idToken)),
                user.roles(),
                completed(user.claims(), idToken),
                user.issuedAt(),
                user.expiresAt());
    }

    private String name(String subject, List<Map<String, @Nullable Object>> sources) {
        for (ClaimPath path : names) {
            for (Map<String, @Nullable Object> claims : sources) {
                // A name goes into access logs: one that would break their lines is none.
                if (path.in(claims) instanceof String name && Printable.isOneLine(name)) {
                    return name;
                }
            }
        }
        return subject;
    }

    private Set<String> roles(Map<String, @Nullable Object> claims) {
        for (ClaimPath path : roles) {
            Object found = path.in(claims);
            if (found != null) {
                return strings(found instanceof Collection<?> several ? several : List.of(found));
            }
        }
        return Set.of();
    }

    private static Set<String> strings(Collection<?> values) {
        Set<String> strings = new LinkedHashSet<>();
        for (Object value : values) {
            if (value instanceof String text && !text.isEmpty()) {
                strings.add(text);
            }
        }
        return Collections.unmodifiableSet(strings);
    }

    private static Map<String, @Nullable Object> completed(
            Map<String, @Nullable Object> token, Map<String, @Nullable Object> beside) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(token);
        PROFILE.forEach(name -> complete(all, name, beside));
        LOGIN.forEach(name -> complete(all, name, beside));
        VERIFIED.forEach((verified, claim) -> {
            if (Objects.equals(all.get(claim), beside.get(claim))) {
                complete(all, verified, beside);
            }
        });
        return Collections.unmodifiableMap(all);
    }

    private static void complete(Map<String, @Nullable Object> all, String name, Map<String, @Nullable Object> beside) {
        if (all.get(name) == null && beside.get(name) != null) {
            all.put(name, beside.get(name));
        }
    }
}
