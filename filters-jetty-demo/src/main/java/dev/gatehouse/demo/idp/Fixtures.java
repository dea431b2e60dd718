package dev.gatehouse.demo.idp;

import dev.gatehouse.demo.idp.instance.ApiKey;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Directory;
import dev.gatehouse.demo.idp.model.GrantType;
import dev.gatehouse.demo.idp.model.PasswordChangeReason;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.UrlPolicy;
import dev.gatehouse.demo.idp.model.User;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a stand-in knows from the start. Every value is made up and public.
 *
 * <p>The default tenant has two applications, the store and the forums. Alice and Bob are registered for both and can
 * simply log in; the others are each in a state that keeps them from it. A second tenant has an application and a user
 * of its own.
 *
 * <p>Unlike a new application in FusionAuth, these may use the password grant and refresh at both endpoints, and may
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

    /** The password of all users but Alice and Bob. */
    public static final String PASSWORD = "some-password";

    /** A user whose account is locked. */
    public static final String LOCKED_EMAIL = "locked@example.com";
    /** A user whose account has expired. */
    public static final String EXPIRED_EMAIL = "expired@example.com";
    /** A user whose email address is not verified. */
    public static final String UNVERIFIED_EMAIL = "unverified@example.com";
    /** A user who is registered for no application. */
    public static final String UNREGISTERED_EMAIL = "unregistered@example.com";
    /** A user who must choose a new password, since somebody asked for it. */
    public static final String CHANGE_PASSWORD_EMAIL = "change-password@example.com";
    /** A user with a second factor. */
    public static final String TWO_FACTOR_EMAIL = "two-factor@example.com";
    /** The code that passes as that second factor. */
    public static final String TWO_FACTOR_CODE = "123456";
    /** A user whom an action keeps from logging in. */
    public static final String PREVENTED_EMAIL = "prevented@example.com";

    /** The second tenant. Its issuer is a URL. */
    public static final UUID OTHER_TENANT = UUID.fromString("7c1f6a52-0b51-4f0e-9d0c-3f6f5d1f0a02");
    /** The second tenant's issuer. */
    public static final String OTHER_ISSUER = "https://id.partner.example";
    /** The application of the second tenant. */
    public static final UUID PORTAL = UUID.fromString("20000000-0000-0002-0000-000000000001");
    /** The portal's client secret. */
    public static final String PORTAL_CLIENT_SECRET = "portal-secret-that-everybody-knows-0123456789";
    /** Dora of the second tenant, registered for the portal. */
    public static final UUID DORA = UUID.fromString("d05a0000-0000-4000-8000-000000000003");
    /** Dora's email address. */
    public static final String DORA_EMAIL = "dora@partner.example";

    /** An API key for everything. */
    public static final String API_KEY = "an-api-key-that-everybody-knows-0123456789";

    private static final String[] LOOPBACK_URLS = Stream.of("localhost", "*.localhost", "127.0.0.1")
            .flatMap(host -> Stream.of(host + "/*", host + ":*/*"))
            .flatMap(rest -> Stream.of("http://" + rest, "https://" + rest))
            .toArray(String[]::new);

    private Fixtures() {}

    static void addTo(Instance instance) {
        Directory directory = instance.directory();
        instance.apiKeys().put(ApiKey.of(API_KEY));
        directory.put(Tenant.of(TENANT, "Default"));
        directory.put(application(STORE, TENANT, "Store", STORE_CLIENT_SECRET));
        directory.put(application(FORUMS, TENANT, "Forums", FORUMS_CLIENT_SECRET));
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
        addUsersInEachState(directory);
        directory.put(Tenant.of(OTHER_TENANT, "Partner").withIssuer(OTHER_ISSUER));
        directory.put(application(PORTAL, OTHER_TENANT, "Portal", PORTAL_CLIENT_SECRET));
        directory.put(User.of(DORA, OTHER_TENANT, DORA_EMAIL, PASSWORD)
                .named("Dora", "Drake")
                .registeredFor(PORTAL, "partner"));
    }

    private static void addUsersInEachState(Directory directory) {
        directory.put(customer(LOCKED_EMAIL).with("active", false));
        directory.put(customer(EXPIRED_EMAIL).with("expiry", 0));
        directory.put(customer(UNVERIFIED_EMAIL).with("verified", false));
        directory.put(customer(UNREGISTERED_EMAIL).unregisteredFrom(STORE));
        directory.put(
                customer(CHANGE_PASSWORD_EMAIL).with("passwordChangeReason", PasswordChangeReason.ADMINISTRATIVE));
        directory.put(customer(TWO_FACTOR_EMAIL).withTwoFactor(TWO_FACTOR_CODE));
        directory.put(customer(PREVENTED_EMAIL).with("loginPrevented", true));
    }

    private static User customer(String email) {
        UUID id = UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8));
        return User.of(id, TENANT, email, PASSWORD).registeredFor(STORE, "customer");
    }

    private static Application application(UUID id, UUID tenant, String name, String secret) {
        return Application.of(id, tenant, name)
                .withSecret(secret)
                .withRedirectUrls(UrlPolicy.ALLOW_WILDCARDS, LOOPBACK_URLS)
                .withGrants(GrantType.AUTHORIZATION_CODE, GrantType.PASSWORD, GrantType.REFRESH_TOKEN)
                .withRefreshTokens();
    }
}
