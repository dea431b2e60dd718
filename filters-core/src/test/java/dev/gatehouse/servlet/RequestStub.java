package dev.gatehouse.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request that answers what a test says, and fails the test when it is asked anything else. */
final class RequestStub {
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String method = "GET";
    private String scheme = "http";
    private String host = "shop.example";
    private int port = 80;
    private @Nullable String remoteAddress = "192.0.2.1";

    static RequestStub get() {
        return new RequestStub();
    }

    static RequestStub post() {
        RequestStub request = new RequestStub();
        request.method = "POST";
        return request;
    }

    RequestStub method(String value) {
        method = value;
        return this;
    }

    RequestStub to(String toScheme, String toHost, int toPort) {
        scheme = toScheme;
        host = toHost;
        port = toPort;
        return this;
    }

    RequestStub from(@Nullable String address) {
        remoteAddress = address;
        return this;
    }

    RequestStub header(String name, String value) {
        headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return this;
    }

    /** As {@code Name: value}. */
    RequestStub line(String line) {
        int colon = line.indexOf(':');
        return header(line.substring(0, colon), line.substring(colon + 1).strip());
    }

    HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                RequestStub.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> answer(called.getName(), arguments));
    }

    private @Nullable Object answer(String called, Object @Nullable [] arguments) {
        String name = arguments == null ? "" : String.valueOf(arguments[0]).toLowerCase(Locale.ROOT);
        return switch (called) {
            case "getHeader" -> headers.containsKey(name) ? headers.get(name).get(0) : null;
            case "getHeaders" -> Collections.enumeration(headers.getOrDefault(name, List.of()));
            case "getMethod" -> method;
            case "getScheme" -> scheme;
            case "getServerName" -> host;
            case "getServerPort" -> port;
            case "getRemoteAddr" -> remoteAddress;
            case "getContextPath" -> "/app";
            case "getContentType" ->
                headers.containsKey("Content-Type")
                        ? headers.get("Content-Type").get(0)
                        : null;
            default -> throw new AssertionError("not expected to be asked: " + called);
        };
    }
}
