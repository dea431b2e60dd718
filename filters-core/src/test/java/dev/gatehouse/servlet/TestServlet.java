package dev.gatehouse.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** A servlet that does what a test says. */
final class TestServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** What it does. */
    interface Body {
        void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
    }

    private final transient Body body;

    private TestServlet(Body body) {
        this.body = body;
    }

    static ServletHolder of(Body body) {
        ServletHolder holder = new ServletHolder(new TestServlet(body));
        holder.setAsyncSupported(true);
        return holder;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        body.serve(request, response);
    }
}
