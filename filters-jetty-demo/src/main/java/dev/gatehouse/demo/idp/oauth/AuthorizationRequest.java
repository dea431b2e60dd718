package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked request to {@code /oauth2/authorize}.
 *
 * @param responseTypes {@code code} alone, or {@code token}, {@code id_token} or both
 * @param dpopJkt the key the code is bound to (RFC 9449); none for any
 * @param prompts what the user is to be asked, without {@code select_account}, which is ignored
 * @param maxAge the oldest authentication the client takes; none for any
 */
record AuthorizationRequest(
        Return target,
        Tenant tenant,
        Set<String> responseTypes,
        Set<String> scopes,
        List<String> resources,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        @Nullable String dpopJkt,
        Set<String> prompts,
        @Nullable Duration maxAge) {

    /**
     * Where the answer goes: known good before anything else is looked at.
     *
     * @param mode {@code query}, {@code fragment} or {@code form_post}
     */
    record Return(
            Application application,
            String redirectUri,
            String mode,
            @Nullable String state) {}

    Application application() {
        return target.application();
    }
}
