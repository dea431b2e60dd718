package dev.gatehouse.demo.idp.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.token.Algorithm;
import dev.gatehouse.demo.idp.token.SigningKey;
import dev.gatehouse.demo.idp.token.SigningKeys;
import dev.gatehouse.demo.idp.token.TokenIssuer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The HTTP request that carries an event: the body, and a JWT that vouches for its SHA-256 and for nothing else. */
final class WebhookRequest {
    static final String SIGNATURE_HEADER = "X-FusionAuth-Signature-JWT";

    private final SigningKeys keys;
    private final TokenIssuer issuer;

    WebhookRequest(SigningKeys keys, TokenIssuer issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    HttpRequest of(Webhook webhook, Event event, Signing signing) {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.url())
                .timeout(Duration.ofMillis(webhook.connectTimeout() + webhook.readTimeout()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event.body()));
        webhook.headers().forEach(request::header);
        String username = webhook.httpAuthenticationUsername();
        if (username != null) {
            String pair = username + ":"
                    + Optional.ofNullable(webhook.httpAuthenticationPassword()).orElse("");
            String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + basic);
        }
        signature(webhook, event, signing).ifPresent(jwt -> request.header(SIGNATURE_HEADER, jwt));
        return request.build();
    }

    private Optional<String> signature(Webhook webhook, Event event, Signing signing) {
        return switch (signing) {
            case NONE -> Optional.empty();
            case AS_CONFIGURED ->
                webhook.signatureConfiguration().enabled()
                        ? Optional.of(sign(event.body(), key(webhook)))
                        : Optional.empty();
            case WRONG_HASH -> Optional.of(sign(event.body() + " ", key(webhook)));
            case UNKNOWN_KEY -> Optional.of(sign(event.body(), SigningKeys.stray(Algorithm.ES256)));
        };
    }

    private SigningKey key(Webhook webhook) {
        UUID id = webhook.signatureConfiguration().signingKeyId();
        return Optional.ofNullable(id).flatMap(keys::byId).orElseGet(keys::defaultKey);
    }

    private String sign(String body, SigningKey key) {
        ObjectNode claims = Json.object();
        claims.put("request_body_sha256", Base64.getEncoder().encodeToString(sha256(body)));
        return issuer.sign(claims, key);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
