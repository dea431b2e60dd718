package dev.gatehouse.it;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person's browser: keeps cookies for each server, follows redirects when asked to, fills in the login form. */
final class Browser {
    private static final Pattern FORM = Pattern.compile("<form[^>]*>");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final int MOST_REDIRECTS = 15;

    private final Map<String, Map<String, String>> jars = new LinkedHashMap<>();
    private final List<String> visited = new ArrayList<>();

    /** Loads a page, without following a redirect. */
    Response load(String url) {
        return send("GET", url, page());
    }

    /** Loads a page and follows redirects to the last. */
    Response open(String url) {
        return follow(load(url), url);
    }

    /** Posts a form as a page does, without following a redirect. */
    Response post(String url, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                "POST",
                url,
                page().contentType("application/x-www-form-urlencoded;charset=utf-8")
                        .body(body));
    }

    /** Calls as a script of the application's own pages does. */
    Response call(String method, String url) {
        return send(method, url, script());
    }

    /** Sends any request with this browser's cookies. */
    Response send(String method, String url, RequestSpecification request) {
        Map<String, String> jar = cookies(url);
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        visited.add(method + " " + url);
        Response response = request.urlEncodingEnabled(false).request(method, url);
        response.getHeaders().getValues("Set-Cookie").forEach(line -> keep(url, line));
        return response;
    }

    /** Follows the redirects of a response. */
    Response follow(Response response, String url) {
        Response current = response;
        URI at = URI.create(url);
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            String location = current.getHeader("Location");
            if (current.statusCode() / 100 != 3 || location == null) {
                return current;
            }
            at = at.resolve(location);
            current = load(at.toString());
        }
        throw new AssertionError("a redirect loop: " + visited);
    }

    /** Opens a page and logs in on the way to it, as a user of the stand-in. */
    Response logIn(String url, String loginId, String password) {
        Response form = open(url);
        if (!form.asString().contains("name=\"password\"")) {
            throw new AssertionError("no login form: " + form.statusCode() + " " + form.asString());
        }
        return submitLogin(form, loginId, password);
    }

    /** Fills in the login form that was just opened, and follows to the last redirect. */
    Response submitLogin(Response form, String loginId, String password) {
        String action = formAction(form);
        return follow(fillIn(form, loginId, password), action);
    }

    /** Loads a page and logs in at the provider, and stops at the answer: the URL of the callback, not called yet. */
    String answer(String url, String loginId, String password) {
        Response provider = load(location(load(url)));
        return location(provider.statusCode() == 200 ? fillIn(provider, loginId, password) : provider);
    }

    /** Where a response sends its browser. */
    static String location(Response response) {
        String location = response.getHeader("Location");
        if (location == null) {
            throw new AssertionError("no redirect: " + response.statusCode() + " " + response.asString());
        }
        return location;
    }

    /** Fills in the login form that was just opened, without following a redirect. */
    Response fillIn(Response form, String loginId, String password) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(form.asString());
        while (inputs.find()) {
            String name = attribute(inputs.group(), "name");
            if (name != null) {
                String value = attribute(inputs.group(), "value");
                fields.put(name, value == null ? "" : value);
            }
        }
        fields.put("loginId", loginId);
        fields.put("password", password);
        return post(formAction(form), fields);
    }

    /** Where the form that was just opened posts to. */
    private String formAction(Response form) {
        Matcher tag = FORM.matcher(form.asString());
        String action = tag.find() ? attribute(tag.group(), "action") : null;
        if (action == null) {
            throw new AssertionError("no form: " + form.statusCode() + " " + form.asString());
        }
        String last = visited.get(visited.size() - 1);
        return URI.create(last.substring(last.indexOf(' ') + 1)).resolve(action).toString();
    }

    /** Method and URL of all requests so far, oldest first. */
    List<String> visited() {
        return List.copyOf(visited);
    }

    /** The cookies kept for the server of a URL; changes count. */
    Map<String, String> cookies(String url) {
        return jars.computeIfAbsent(URI.create(url).getAuthority(), server -> new LinkedHashMap<>());
    }

    /** Another browser with the same cookies. */
    Browser copy() {
        Browser copy = new Browser();
        jars.forEach((server, jar) -> copy.jars.put(server, new LinkedHashMap<>(jar)));
        return copy;
    }

    static RequestSpecification page() {
        return plain().header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
    }

    static RequestSpecification script() {
        return plain().header("Accept", "application/json")
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Site", "same-origin");
    }

    /** A request of which nothing is said. */
    static RequestSpecification plain() {
        return RestAssured.given()
                .config(RestAssured.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false))
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT))
                        .httpClient(HttpClientConfig.httpClientConfig()
                                .setParam("http.socket.timeout", 20_000)
                                .setParam("http.protocol.cookie-policy", "ignoreCookies")));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void keep(String url, String line) {
        String pair = line.contains(";") ? line.substring(0, line.indexOf(';')) : line;
        String name = pair.substring(0, pair.indexOf('='));
        if (line.contains("Max-Age=0")) {
            cookies(url).remove(name);
        } else {
            cookies(url).put(name, pair.substring(name.length() + 1));
        }
    }

    private static @Nullable String attribute(String tag, String name) {
        Matcher value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find()
                ? value.group(1)
                        .replace("&amp;", "&")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                : null;
    }
}
