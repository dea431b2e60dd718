package dev.gatehouse.demo.idp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.demo.idp.http.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP client that keeps cookies, follows nothing, and knows how to log in at a stand-in. */
final class Browser {
    static final String REDIRECT_URI = "http://localhost:8080/app/callback";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String url;

    Browser(StandIn idp) {
        this.url = idp.url();
    }

    /** An answer, taken apart as tests need it. */
    record Reply(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(body());
            } catch (JsonProcessingException notJson) {
                throw new IllegalStateException("no JSON: " + body(), notJson);
            }
        }

        String text(String member) {
            return json().path(member).asText();
        }

        String location() {
            return response.headers().firstValue("Location").orElse("");
        }

        /** The parameters of the query or the fragment that a redirect carries. */
        Parameters redirected() {
            String[] parts = location().split("[?#]", 2);
            return Parameters.parse(parts.length == 2 ? parts[1] : "");
        }
    }

    Map<String, String> cookies() {
        return cookies;
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    Reply get(String path, Map<String, String> query) {
        return get(path + "?" + Parameters.encode(query));
    }

    Reply getWith(String path, String header, String value) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).header(header, value));
    }

    Reply post(String path, Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Parameters.encode(form))));
    }

    Reply postBasic(String path, String clientId, String secret, Map<String, String> form) {
        String pair = clientId + ":" + secret;
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + basic)
                .POST(BodyPublishers.ofString(Parameters.encode(form))));
    }

    Reply postJson(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    Reply send(HttpRequest.Builder request) {
        StringBuilder sent = new StringBuilder();
        cookies.forEach((name, value) ->
                sent.append(sent.isEmpty() ? "" : "; ").append(name).append('=').append(value));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent.toString());
        }
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Reply(response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** The parameters of an ordinary authorization request of the store, with PKCE. */
    static Map<String, String> authorization() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", Fixtures.STORE_CLIENT_ID);
        parameters.put("redirect_uri", REDIRECT_URI);
        parameters.put("response_type", "code");
        parameters.put("scope", "openid offline_access profile email");
        parameters.put("state", "a state & more");
        parameters.put("nonce", "a-nonce");
        parameters.put("code_challenge", CHALLENGE);
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    /** Sends the login form as a user. */
    Reply login(Map<String, String> authorization, String loginId, String password) {
        Map<String, String> form = new LinkedHashMap<>(authorization);
        form.put("loginId", loginId);
        form.put("password", password);
        form.put("rememberDevice", "true");
        return post("/oauth2/authorize", form);
    }

    /** Logs Alice in to the store and redeems the code. */
    Reply loginAsAlice() {
        Reply back = login(authorization(), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);
        return redeem(back.redirected().get("code").orElseThrow());
    }

    /** Redeems a code for the store. */
    Reply redeem(String code) {
        return postBasic(
                "/oauth2/token",
                Fixtures.STORE_CLIENT_ID,
                Fixtures.STORE_CLIENT_SECRET,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", REDIRECT_URI,
                        "code_verifier", VERIFIER));
    }

    /** Refreshes at the token endpoint as the store. */
    Reply refresh(String refreshToken) {
        return postBasic(
                "/oauth2/token",
                Fixtures.STORE_CLIENT_ID,
                Fixtures.STORE_CLIENT_SECRET,
                Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** The claims of a JWT, not verified. */
    static JsonNode claims(String jwt) {
        return part(jwt, 1);
    }

    /** The header of a JWT, not verified. */
    static JsonNode header(String jwt) {
        return part(jwt, 0);
    }

    private static JsonNode part(String jwt, int index) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[index]));
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
