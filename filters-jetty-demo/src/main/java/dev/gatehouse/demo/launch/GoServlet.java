package dev.gatehouse.demo.launch;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** Leads from {@code /go/forums/spa/} to that application, so that its neighbour need not know its address. */
final class GoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Site site;

    GoServlet(Site site) {
        this.site = site;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String wanted = Objects.requireNonNullElse(request.getPathInfo(), "");
        for (Kind kind : Kind.values()) {
            for (String name : Site.APPLICATIONS) {
                if (wanted.equals("/" + name + "/" + kind.path() + "/")) {
                    response.sendRedirect(site.application(name, kind).toString());
                    return;
                }
            }
        }
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
