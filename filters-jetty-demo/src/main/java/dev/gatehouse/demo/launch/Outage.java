package dev.gatehouse.demo.launch;

import dev.gatehouse.demo.idp.StandIn;
import dev.gatehouse.demo.page.Html;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The button on the first page that takes FusionAuth away, and brings it back. */
final class Outage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient StandIn standIn;
    private boolean away;

    Outage(StandIn standIn) {
        this.standIn = standIn;
    }

    /** The button, saying what it would do. */
    synchronized Html button() {
        return Html.of("""
                <form method="post" action="/outage">
                <p>FusionAuth is {}. <button class="quiet" name="action" value="{}">{} FusionAuth</button></p>
                </form>""", away ? "away" : "there", away ? "start" : "stop", away ? "Start" : "Stop");
    }

    @Override
    protected synchronized void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String from = request.getHeader("Sec-Fetch-Site");
        if (from != null && !from.equals("same-origin")) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        away = "stop".equals(request.getParameter("action"));
        if (away) {
            standIn.stop();
        } else {
            standIn.start();
        }
        response.setHeader("Location", "/#steps");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }
}
