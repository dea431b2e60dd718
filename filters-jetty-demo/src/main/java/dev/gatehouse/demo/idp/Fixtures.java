package dev.gatehouse.demo.idp;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.GrantType;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.UrlPolicy;
import dev.gatehouse.demo.idp.model.User;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a stand-in knows from the start: one tenant with two applications, the store and the forums, and two users who
 * are registered for both. Every value is made up and public.
 *
 * <p>Unlike a new application in FusionAuth, both may use the password grant and refresh at both endpoints, and may
 * return to any address on a loopback host.
 */
public final class Fixtures {
    /** The tenant. Its issuer is FusionAuth's default, {@code acme.com}, which is no URL. */
    public static final UUID TENANT = UUID.fromString("7c1f6a52-0b51-4f0e-9d0c-3f6f5d1f0a01");

    /** The store's application id. */
    public static final UUID STORE = UUID.fromString("85a03867-dccf-4882-adde-1a79aeec50df");
    /** The store's {@code client_id}. */
    public static final String STORE_CLIENT_ID = "85a03867-dccf-4882-adde-1a79aeec50df";
    /** The store's client secret. */
    public static final String STORE_CLIENT_SECRET = "store-secret-that-everybody-knows-0123456789";

    /** The forums' application id. */
    public static final UUID FORUMS = UUID.fromString("10000000-0000-0002-0000-000000000001");
    /** The forums' {@code client_id}. */
    public static final String FORUMS_CLIENT_ID = "10000000-0000-0002-0000-000000000001";
    /** The forums' client secret. */
    public static final String FORUMS_CLIENT_SECRET = "forums-secret-that-everybody-knows-0123456789";

    /** Alice: roles {@code admin} and {@code customer} in the store, {@code moderator} in the forums. */
    public static final UUID ALICE = UUID.fromString("a11ce000-0000-4000-8000-000000000001");
    /** Alice's email address. */
    public static final String ALICE_EMAIL = "alice@example.com";
    /** Alice's password. */
    public static final String ALICE_PASSWORD = "alice-password";

    /** Bob: role {@code customer} in the store, {@code member} in the forums. */
    public static final UUID BOB = UUID.fromString("b0b00000-0000-4000-8000-000000000002");
    /** Bob's email address. */
    public static final String BOB_EMAIL = "bob@example.com";
    /** Bob's password. */
    public static final String BOB_PASSWORD = "bob-password";

    private static final String[] LOOPBACK_URLS = Stream.of("localhost", "*.localhost", "127.0.0.1")
            .flatMap(host -> Stream.of(host + "/*", host + ":*/*"))
            .flatMap(rest -> Stream.of("http://" + rest, "https://" + rest))
            .toArray(String[]::new);

    private Fixtures() {}

    static void addTo(Directory directory) {
        directory.put(Tenant.of(TENANT, "Default"));
        directory.put(application(STORE, "Store", STORE_CLIENT_SECRET));
        directory.put(application(FORUMS, "Forums", FORUMS_CLIENT_SECRET));
        directory.put(User.of(ALICE, TENANT, ALICE_EMAIL, ALICE_PASSWORD)
                .named("Alice", "Archer")
                .withUsername("alice")
                .registeredFor(STORE, "admin", "customer")
                .registeredFor(FORUMS, "moderator"));
        directory.put(User.of(BOB, TENANT, BOB_EMAIL, BOB_PASSWORD)
                .named("Bob", "Baker")
                .withUsername("bob")
                .registeredFor(STORE, "customer")
                .registeredFor(FORUMS, "member"));
    }

    private static Application application(UUID id, String name, String secret) {
        return Application.of(id, TENANT, name)
                .withSecret(secret)
                .withRedirectUrls(UrlPolicy.ALLOW_WILDCARDS, LOOPBACK_URLS)
                .withGrants(GrantType.AUTHORIZATION_CODE, GrantType.PASSWORD, GrantType.REFRESH_TOKEN)
                .withRefreshTokens();
    }
}
