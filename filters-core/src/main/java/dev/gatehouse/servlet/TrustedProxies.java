package dev.gatehouse.servlet;

import dev.gatehouse.settings.AddressBlock;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that are believed, and what they tell of the browser's side: by {@code Forwarded} (RFC 7239) or by
 * {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code -Port}.
 *
 * <p>Only what a trusted proxy wrote counts. Each writes behind what it was sent, so that reading goes from the end, and
 * ends with what was written by the last trusted one. Since most proxies write one kind and let the other through,
 * whoever sends it, a request with both must not tell two things.
 *
 * @param addresses where they speak from
 */
record TrustedProxies(List<AddressBlock> addresses) {

    /** What is told; empty where it is malformed or contradicts itself. */
    Optional<Forwarding> tell(HttpServletRequest request) {
        if (!isTrusted(remoteAddress(request))) {
            return Optional.of(Forwarding.NOTHING);
        }
        Forwarding legacy = legacy(request);
        return ForwardedHeader.elements(lines(request, "Forwarded"))
                .flatMap(elements -> standard(elements).with(legacy));
    }

    /** The address at the other end of the connection; empty where there is none, as on a Unix socket. */
    static String remoteAddress(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getRemoteAddr(), "");
    }

    private Forwarding standard(List<Map<String, String>> elements) {
        List<String> nodes = elements.stream()
                .map(element -> element.getOrDefault("for", ""))
                .toList();
        List<Map<String, String>> believed = elements.subList(elements.size() - believed(nodes), elements.size());
        return new Forwarding(client(nodes), scheme(first(believed, "proto")), first(believed, "host"), null);
    }

    private Forwarding legacy(HttpServletRequest request) {
        List<String> nodes = values(request, "X-Forwarded-For");
        int believed = Math.max(1, believed(nodes));
        return new Forwarding(
                client(nodes),
                scheme(told(request, "X-Forwarded-Proto", believed)),
                told(request, "X-Forwarded-Host", believed),
                told(request, "X-Forwarded-Port", believed));
    }

    /** How many nodes, counted from the last, were written by trusted proxies. */
    private int believed(List<String> nodes) {
        int believed = 0;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            believed++;
            String address = ForwardedNode.address(nodes.get(i));
            if (address == null || !isTrusted(address)) {
                break;
            }
        }
        return believed;
    }

    private @Nullable String client(List<String> nodes) {
        for (int i = nodes.size() - believed(nodes); i < nodes.size(); i++) {
            String address = ForwardedNode.address(nodes.get(i));
            if (address != null) {
                return address;
            }
        }
        return null;
    }

    private boolean isTrusted(String address) {
        return addresses.stream().anyMatch(block -> block.contains(address));
    }

    /** What the outermost proxy believed says. */
    private static @Nullable String first(List<Map<String, String>> believed, String name) {
        return believed.stream()
                .map(element -> element.get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The value that the outermost proxy believed wrote, where each wrote one; else the first there is. */
    private static @Nullable String told(HttpServletRequest request, String header, int believed) {
        List<String> values = values(request, header);
        return values.isEmpty() ? null : values.get(Math.max(0, values.size() - believed));
    }

    /** Some proxies tell of a WebSocket by its own scheme. */
    private static @Nullable String scheme(@Nullable String told) {
        String scheme = told == null ? null : told.toLowerCase(Locale.ROOT);
        return "wss".equals(scheme) ? "https" : "ws".equals(scheme) ? "http" : scheme;
    }

    private static List<String> values(HttpServletRequest request, String header) {
        List<String> values = new ArrayList<>();
        for (String line : lines(request, header)) {
            for (String value : line.split(",", -1)) {
                if (!value.isBlank()) {
                    values.add(value.strip());
                }
            }
        }
        return values;
    }

    private static List<String> lines(HttpServletRequest request, String header) {
        Enumeration<String> lines = request.getHeaders(header);
        return lines == null ? List.of() : Collections.list(lines);
    }
}
