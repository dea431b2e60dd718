package dev.gatehouse.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** Wraps request and response as the suite's filter does, on all dispatches it is mapped to. */
final class WrappingFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient CurrentUser user;
    private final transient HiddenCookies hidden;
    private final List<String> cookies;

    private WrappingFilter(CurrentUser user, HiddenCookies hidden, List<String> cookies) {
        this.user = user;
        this.hidden = hidden;
        this.cookies = cookies;
    }

    /** Installs it. */
    static void install(
            ServletContextHandler application, CurrentUser user, HiddenCookies hidden, List<String> cookies) {
        FilterHolder holder = new FilterHolder(new WrappingFilter(user, hidden, cookies));
        holder.setAsyncSupported(true);
        application.addFilter(
                holder, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        GuardedResponse first = (GuardedResponse) request.getAttribute("guard");
        if (first == null) {
            GuardedResponse guarded = new GuardedResponse(response);
            request.setAttribute("guard", guarded);
            cookies.forEach(guarded::addCookieLine);
            chain.doFilter(new IdentifiedRequest(request, guarded, user, hidden), guarded);
        } else if (request.getDispatcherType() == DispatcherType.ERROR) {
            HttpServletResponse guarded = first.guard(response);
            chain.doFilter(new IdentifiedRequest(request, guarded, user, hidden), guarded);
        } else {
            chain.doFilter(request, response);
        }
    }
}
