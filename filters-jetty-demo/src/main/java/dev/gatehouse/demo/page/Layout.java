package dev.gatehouse.demo.page;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * What is the same on every page of one application: its name, its links, and who is logged in.
 *
 * @param name shown at the top of each page
 * @param theme the class of the body: {@code store} or {@code forums}
 * @param neighbour the other application's theme, to which the strip at the top links
 * @param links the application's pages; each is called what the link to it says
 */
public record Layout(String name, String theme, String neighbour, List<Link> links) {
    /** A page of the application: its path, starting with a slash, and what a link to it says. */
    public record Link(String path, String label) {}

    /** Checks that nothing changes afterwards. */
    public Layout {
        links = List.copyOf(links);
    }

    /** Makes this the layout of a web application. */
    public void installIn(ServletContext application) {
        application.setAttribute(Layout.class.getName(), this);
    }

    /** The layout installed in a web application. */
    public static Layout of(ServletContext application) {
        return (Layout) Objects.requireNonNull(application.getAttribute(Layout.class.getName()), "no layout installed");
    }

    /** Sends a page: the frame, and {@code main} in it. */
    public void send(HttpServletRequest request, HttpServletResponse response, String title, Html main)
            throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // No form-action: browsers apply it to the redirects of a form, and a form may meet a login elsewhere.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                        + " base-uri 'none'; frame-ancestors 'none'");
        response.getWriter().write(page(request, title, main).toString());
    }

    private Html page(HttpServletRequest request, String title, Html main) {
        String context = request.getContextPath();
        return Html.of(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} · {}</title>
                <link rel="icon" href="{}/assets/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="{}/assets/site.css">
                <script src="{}/assets/strip.js" defer></script>
                </head>
                <body class="{}">
                <a class="skip" href="#main">Skip to the content</a>
                {}
                <header class="top">
                <a class="brand" href="{}/">{}</a>
                <nav aria-label="{}"><ul>
                {}
                </ul></nav>
                {}
                </header>
                <main id="main">
                {}
                </main>
                {}
                </body>
                </html>
                """,
                title,
                name,
                context,
                context,
                context,
                theme,
                strip(context),
                context,
                name,
                name,
                Html.all(links.stream().map(link -> link(request, link, title))),
                visitor(request),
                main,
                FOOTER);
    }

    private static final Html FOOTER = Html.of("""
            <footer class="bottom">
            <p>This application has no code for logging in. It asks the request for <code>getUserPrincipal()</code>;
            a filter in its <code>web.xml</code> does the rest.</p>
            </footer>""");

    /** The demonstration's own line at the top: a way back and across, and the place where a script counts down. */
    private Html strip(String context) {
        return Html.of("""
                <aside class="strip" aria-label="Demonstration">
                <a href="/">Gatehouse demo</a>
                <p id="token"></p>
                <a href="/go/{}{}/">Go to the {}</a>
                </aside>""", neighbour, context, neighbour);
    }

    private static Html link(HttpServletRequest request, Link link, String title) {
        return Html.of(
                "<li><a href=\"{}{}\"{}>{}</a></li>",
                request.getContextPath(),
                link.path(),
                link.label().equals(title) ? Html.of(" aria-current=\"page\"") : Html.NOTHING,
                link.label());
    }

    private static Html visitor(HttpServletRequest request) {
        String context = request.getContextPath();
        String user = request.getRemoteUser();
        if (user == null) {
            return Html.of("<p class=\"visitor\"><a class=\"button\" href=\"{}/app/login\">Log in</a></p>", context);
        }
        return Html.of("""
                <form class="visitor" method="post" action="{}/app/logout">
                <span>Logged in as <strong>{}</strong></span>
                <button class="quiet">Log out</button>
                </form>""", context, user);
    }
}
