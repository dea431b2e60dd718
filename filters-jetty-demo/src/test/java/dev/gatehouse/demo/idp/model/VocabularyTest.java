package dev.gatehouse.demo.idp.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fusionauth.domain.oauth2.OAuthError.OAuthErrorReason;
import io.fusionauth.domain.oauth2.OAuthError.OAuthErrorType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTest {
    @ParameterizedTest
    @EnumSource
    void everyErrorOfFusionAuthsClientIsKnown(OAuthErrorType error) {
        assertThat(OAuthError.of(error.name()).wire()).isEqualTo(error.name());
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfFusionAuthsClientIsKnown(OAuthErrorReason reason) {
        assertThat(OAuthReason.of(reason.name()).wire()).isEqualTo(reason.name());
    }

    @Test
    void settingsAreNamedAsInFusionAuthsApi() {
        JsonNode application =
                Json.tree(Application.of(new UUID(0, 1), new UUID(0, 2), "any").asPublicClient());

        var theirs = io.fusionauth.client.FusionAuthClient.objectMapper.convertValue(
                application, io.fusionauth.domain.Application.class);

        assertThat(theirs.id).isEqualTo(new UUID(0, 1));
        assertThat(theirs.oauthConfiguration.clientAuthenticationPolicy.name()).isEqualTo("NotRequired");
        assertThat(theirs.oauthConfiguration.authorizedURLValidationPolicy.name())
                .isEqualTo("ExactMatch");
        assertThat(theirs.oauthConfiguration.enabledGrants).hasSize(2);
        assertThat(theirs.jwtConfiguration.refreshTokenUsagePolicy.name()).isEqualTo("Reusable");
        assertThat(theirs.jwtConfiguration.refreshTokenExpirationPolicy.name()).isEqualTo("Fixed");
    }

    @Test
    void secretsAreNotShown() {
        Application application =
                Application.of(new UUID(0, 1), new UUID(0, 2), "any").withSecret("the-secret");
        User user = User.of(new UUID(0, 3), new UUID(0, 2), "a@example.com", "the-secret")
                .withTwoFactor("the-secret");

        assertThat(application.toString()).doesNotContain("the-secret");
        assertThat(user.toString() + user.twoFactor()).doesNotContain("the-secret");
    }
}
