package dev.gatehouse.demo.launch;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.page.Html;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/** Says what is shown, whom to be, and what to try. */
final class FirstPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Site site;
    private final transient RecentCalls calls;
    private final transient Outage outage;

    FirstPage(Site site, RecentCalls calls, Outage outage) {
        this.site = site;
        this.calls = calls;
        this.outage = outage;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.getWriter().write(page().toString());
    }

    private Html page() {
        return Html.of("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Gatehouse demo</title>
                <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/assets/site.css">
                </head>
                <body class="first">
                <main id="main">
                <p class="mark"><img src="/assets/icon.svg" alt="" width="40" height="40"> Gatehouse</p>
                <h1>Login in front of applications that know nothing about it</h1>
                <p class="lead">Gatehouse is a servlet filter. Put in front of an application, it sends people to
                FusionAuth to log in, checks who they are on every request, and keeps them logged in. Here it guards a
                store and forums. FusionAuth itself is played by a stand-in; everything runs on this machine.</p>
                {}
                {}
                {}
                {}
                </main>
                <footer class="bottom"><p>The stand-in for FusionAuth is at <code>{}</code>.</p></footer>
                </body>
                </html>
                """, doors(), people(), steps(), calls.shown(), site.idp());
    }

    private Html doors() {
        return Html.of("""
                <section aria-labelledby="doors">
                <h2 id="doors">Go in</h2>
                <div class="doors">
                <div class="card store">
                <h3>The Store</h3>
                <p>A catalogue for anybody, a shopping cart for whoever is logged in.</p>
                {}
                </div>
                <div class="card forums">
                <h3>The Forums</h3>
                <p>A board that only people who are logged in can read and write.</p>
                {}
                </div>
                </div>
                <p>Each exists twice, over the same servlets. The <em>web application</em> is plain pages and forms and
                works without JavaScript; who has to log in is redirected. The <em>single-page application</em> is a
                script that calls the server; who has to log in is told so by a 401.</p>
                </section>""", links(Site.STORE), links(Site.FORUMS));
    }

    private Html links(String application) {
        URI web = site.application(application, Kind.WEB);
        URI spa = site.application(application, Kind.SPA);
        return Html.of("""
                <p class="ways"><a class="button" href="{}">Web application</a>
                <a class="button quiet" href="{}">Single-page application</a></p>""", web, spa);
    }

    private static Html people() {
        return Html.of("""
                <section aria-labelledby="people">
                <h2 id="people">Log in as one of two people</h2>
                <table class="stacked">
                <thead><tr><th scope="col">Email</th><th scope="col">Password</th><th scope="col">Is</th></tr></thead>
                <tbody>
                <tr><th scope="row">{}</th><td><code>{}</code></td>
                <td>customer in the store, moderator in the forums: may remove any post</td></tr>
                <tr><th scope="row">{}</th><td><code>{}</code></td>
                <td>customer in the store, member of the forums</td></tr>
                </tbody>
                </table>
                </section>""", Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD, Fixtures.BOB_EMAIL, Fixtures.BOB_PASSWORD);
    }

    private Html steps() {
        return Html.of("""
            <section aria-labelledby="steps">
            <h2 id="steps">Try this</h2>
            <ol class="steps">
            <li><strong>Log in.</strong> Open the store’s shopping cart. FusionAuth asks who you are, and you come back
            to the cart.</li>
            <li><strong>Let the JWT expire.</strong> It lives for {} seconds; the dark line at the top of each page
            counts. When it has ended, put something into the cart. The filter spends the refresh token in the middle
            of your request, and the one answer brings the page and a new JWT: no redirect, nothing lost.</li>
            <li><strong>Cross over to the forums.</strong> Press “Log in”, and you are: FusionAuth knows your browser,
            and asks for no password.</li>
            <li><strong>Look at “Account”.</strong> That is all the applications ever learn. They see no token and no
            cookie of the filter’s.</li>
            <li><strong>Log out.</strong> The session at FusionAuth ends too, and the next login asks for the password
            again.</li>
            <li><strong>Take FusionAuth away.</strong> While your JWT lasts, everything goes on. Once it has ended you
            are told to try again, but not logged out: start FusionAuth, try again, and you are where you were.
            {}</li>
            </ol>
            </section>""", Demo.TOKEN_LIFE.toSeconds(), outage.button());
    }
}
