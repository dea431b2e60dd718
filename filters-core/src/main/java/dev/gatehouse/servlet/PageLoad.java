package dev.gatehouse.servlet;

import dev.gatehouse.decision.RequestFacts.Asker;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells page loads from scripts, by what browsers say in Fetch Metadata, and where they do not, by older habits. */
public final class PageLoad {
    private static final Set<String> FRAMES = Set.of("frame", "iframe", "embed", "object", "fencedframe");
    private static final Set<String> FORM_TYPES =
            Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    private PageLoad() {}

    /** Who is to be told that a login is needed. */
    public static Asker asker(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        boolean page = mode == null ? looksLikePageLoad(request) : mode.equals("navigate");
        if (!page || isAhead(request)) {
            return Asker.SCRIPT;
        }
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination != null && FRAMES.contains(destination) ? Asker.FRAME : Asker.PAGE;
    }

    /**
     * Whether a path may be where a login goes on. Icons, manifests, source maps, scripts and what lies under
     * {@code /.well-known/} are fetched beside a page, and would take the page's place.
     *
     * @param path decoded path inside the web application
     */
    public static boolean mayReturnTo(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String name = lower.substring(lower.lastIndexOf('/') + 1);
        boolean beside = lower.startsWith("/.well-known/")
                || name.startsWith("apple-touch-icon")
                || name.equals("manifest.json")
                || List.of(".ico", ".map", ".webmanifest", ".js", ".mjs").stream()
                        .anyMatch(name::endsWith);
        return !beside;
    }

    /** Fetched before anyone asked for it, or to be kept by a service worker. */
    private static boolean isAhead(HttpServletRequest request) {
        return contains(request.getHeader("Sec-Purpose"), "prefetch")
                || contains(request.getHeader("Purpose"), "prefetch")
                || contains(request.getHeader("X-Moz"), "prefetch")
                || request.getHeader("Service-Worker") != null;
    }

    private static boolean looksLikePageLoad(HttpServletRequest request) {
        if (request.getHeader("X-Requested-With") != null || !acceptsHtml(request)) {
            return false;
        }
        String method = request.getMethod();
        return method.equals("GET") || method.equals("HEAD") || (method.equals("POST") && isForm(request));
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && FORM_TYPES.contains(mediaType(type));
    }

    /** Whether {@code text/html} is asked for by name (RFC 9110 section 12.5.1). */
    private static boolean acceptsHtml(HttpServletRequest request) {
        Enumeration<String> lines = request.getHeaders("Accept");
        if (lines == null) {
            return false;
        }
        for (String line : Collections.list(lines)) {
            for (String range : line.split(",", -1)) {
                if (mediaType(range).equals("text/html") && !isRefused(range)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the weight is {@code q=0}, {@code q=0.0} and so on. */
    private static boolean isRefused(String range) {
        for (String parameter : range.split(";", -1)) {
            String weight = parameter.strip().toLowerCase(Locale.ROOT);
            if (weight.startsWith("q=")) {
                return weight.chars().skip(2).allMatch(c -> c == '0' || c == '.');
            }
        }
        return false;
    }

    private static String mediaType(String text) {
        int semicolon = text.indexOf(';');
        return (semicolon < 0 ? text : text.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean contains(@Nullable String header, String word) {
        return header != null && header.toLowerCase(Locale.ROOT).contains(word);
    }
}
