package dev.gatehouse.demo.forums;

import dev.gatehouse.demo.page.Html;
import dev.gatehouse.demo.page.Layout;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The forums' home page, for anybody to see. */
public final class AboutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Html main = Html.of("""
                <h1>Talk at the gate</h1>
                <p class="lead">A board for those who keep watch: {} posts so far. Only who is logged in reads and
                writes them.</p>
                <p><a class="button" href="{}/posts">Read the posts</a></p>
                """, Posts.of(getServletContext()).newestFirst().size(), request.getContextPath());
        Layout.of(getServletContext()).send(request, response, "About", main);
    }
}
