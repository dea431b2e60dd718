package dev.gatehouse.servlet;

import dev.gatehouse.settings.WebSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells requests of the application's own pages from those of others: by {@code Sec-Fetch-Site}, else {@code Origin},
 * else {@code Referer}. A request with none of them comes from no page: every browser sends {@code Origin} with a
 * cross-site POST.
 */
public final class Origins {
    private final Set<WebOrigin> allowed;
    private final boolean schemeIsKnown;

    /** With {@code csrf.origins}, and {@code app.public-url}, without which schemes are not compared. */
    public Origins(WebSettings settings) {
        this.allowed = settings.csrfOrigins().stream()
                .map(WebOrigin::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        this.schemeIsKnown = settings.publicUrl() != null;
    }

    /**
     * Whether a request comes from a page that may not write here.
     *
     * @param own where the browser sees the application
     */
    public boolean isForeign(HttpServletRequest request, PublicUrl own) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (site != null && (site.equals("same-origin") || site.equals("none"))) {
            return false;
        }
        if (site != null || origin != null) {
            return origin == null || !mayWrite(origin, own);
        }
        String referer = request.getHeader("Referer");
        return referer != null && !mayWrite(referer, own);
    }

    /** Whether a link in a page of {@code csrf.origins} led here. */
    public boolean isReferredByAllowed(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        return referer != null
                && WebOrigin.of(referer).filter(allowed::contains).isPresent();
    }

    /** The {@code Origin} of a request where {@code csrf.origins} has it, as browsers write it. */
    public Optional<String> allowed(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Origin"))
                .flatMap(WebOrigin::of)
                .filter(allowed::contains)
                .map(WebOrigin::toString);
    }

    private boolean mayWrite(String url, PublicUrl own) {
        return WebOrigin.of(url)
                .filter(origin -> isOwn(origin, own.webOrigin()) || allowed.contains(origin))
                .isPresent();
    }

    private boolean isOwn(WebOrigin origin, WebOrigin own) {
        return schemeIsKnown ? origin.equals(own) : origin.sharesHostAndPort(own);
    }
}
