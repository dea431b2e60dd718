package dev.gatehouse.demo.launch;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import dev.gatehouse.demo.page.Html;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What FusionAuth was asked lately, and by whom, for the first page. */
final class RecentCalls {
    private static final int MOST = 10;

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Map<String, String> CLIENTS = Map.of(
            basic(Fixtures.STORE_CLIENT_ID, Fixtures.STORE_CLIENT_SECRET), Site.STORE,
            basic(Fixtures.FORUMS_CLIENT_ID, Fixtures.FORUMS_CLIENT_SECRET), Site.FORUMS);

    private final Supplier<List<RecordedRequest>> recorded;

    /** Shows the newest of the requests that are {@code recorded}, which come oldest first. */
    RecentCalls(Supplier<List<RecordedRequest>> recorded) {
        this.recorded = recorded;
    }

    Html shown() {
        List<RecordedRequest> newestFirst = new ArrayList<>(recorded.get());
        Collections.reverse(newestFirst);
        List<Html> rows = newestFirst.stream()
                .flatMap(request -> row(request).stream())
                .limit(MOST)
                .toList();
        return Html.of(
                """
                <section aria-labelledby="calls">
                <h2 id="calls">What FusionAuth was asked</h2>
                {}
                </section>""",
                rows.isEmpty()
                        ? Html.of("<p>Nothing yet. Log in somewhere, then load this page again.</p>")
                        : table(rows));
    }

    private static Html table(List<Html> rows) {
        return Html.of("""
                <p>The newest call first. <a href="/#calls">Load again</a></p>
                <div class="wide" role="region" aria-labelledby="calls" tabindex="0">
                <table>
                <thead><tr><th scope="col">UTC</th><th scope="col">From</th><th scope="col">Call</th>
                <th scope="col">To</th></tr></thead>
                <tbody>
                {}
                </tbody>
                </table>
                </div>""", Html.all(rows.stream()));
    }

    private static Optional<Html> row(RecordedRequest request) {
        return purpose(request)
                .map(purpose -> Html.of(
                        "<tr><td class=\"when\">{}</td><td>{}</td><td><code>{} {}</code></td><td>{}</td></tr>",
                        WHEN.format(request.at()),
                        caller(request),
                        request.method(),
                        request.path(),
                        purpose));
    }

    private static Optional<String> purpose(RecordedRequest request) {
        return Optional.ofNullable(
                switch (request.method() + " " + request.path()) {
                    case "GET /oauth2/authorize" -> "log in to the " + application(request.parameter("client_id"));
                    case "POST /oauth2/authorize" -> "show name and password";
                    case "POST /oauth2/token" ->
                        "refresh_token".equals(request.parameter("grant_type"))
                                ? "refresh an expired JWT"
                                : "trade the code for tokens";
                    case "POST /api/jwt/refresh" -> "refresh an expired JWT";
                    case "GET /oauth2/logout" -> "log out";
                    default -> null;
                });
    }

    private static String caller(RecordedRequest request) {
        boolean fromBrowser = request.method().equals("GET") || request.path().equals("/oauth2/authorize");
        return fromBrowser
                ? "browser"
                : request.header("authorization")
                        .map(CLIENTS::get)
                        .orElseGet(() -> application(request.parameter("client_id")));
    }

    private static String basic(String clientId, String clientSecret) {
        byte[] pair = (clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static String application(@Nullable String clientId) {
        return switch (String.valueOf(clientId)) {
            case Fixtures.STORE_CLIENT_ID -> Site.STORE;
            case Fixtures.FORUMS_CLIENT_ID -> Site.FORUMS;
            default -> "an application";
        };
    }
}
