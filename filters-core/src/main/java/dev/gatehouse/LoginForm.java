package dev.gatehouse;

import dev.gatehouse.servlet.HiddenCookies;
import dev.gatehouse.servlet.IdentifiedRequest;
import dev.gatehouse.servlet.LoginPageRequest;
import dev.gatehouse.servlet.Page;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The form for a name and a password: a small page of the suite's own, or {@code login.page} of the application. */
final class LoginForm {
    private static final String ATTRIBUTE = "dev.gatehouse.login.";

    private final String loginPath;
    private final @Nullable String page;
    private final HiddenCookies hidden;

    /**
     * A form.
     *
     * @param loginPath where it posts to
     * @param page the application's own; null: the built-in one
     * @param hidden the cookies that the application does not see
     */
    LoginForm(String loginPath, @Nullable String page, HiddenCookies hidden) {
        this.loginPath = loginPath;
        this.page = page;
        this.hidden = hidden;
    }

    /**
     * Shows it as the whole response.
     *
     * @param fault why it is shown again; null: the first time
     * @param loginId what was typed; empty the first time
     * @param target where the login goes on, checked
     */
    void show(Exchange exchange, @Nullable LoginFault fault, String loginId, String target)
            throws IOException, ServletException {
        HttpServletResponse response = exchange.response();
        if (fault != null) {
            fault.head(response);
        }
        if (page == null) {
            builtIn(exchange, fault, loginId, target).write(response);
        } else {
            forward(exchange, page, fault, loginId, target);
        }
    }

    /** Where the provider's own page takes over, for whom a password is not enough. */
    String hostedPage(Exchange exchange, String target) {
        return exchange.contextPath() + loginPath + LoginTarget.query(target) + "&prompt=login";
    }

    private Page builtIn(Exchange exchange, @Nullable LoginFault fault, String loginId, String target) {
        Page form = new Page(fault == null ? HttpServletResponse.SC_OK : fault.status(), "Log in");
        if (fault != null) {
            form.alert(fault.text());
        }
        if (fault != null && fault.providerGoesOn()) {
            form.link(hostedPage(exchange, target), "Go on at the login service");
        }
        return form.loginForm(exchange.contextPath() + loginPath, loginId, target);
    }

    private void forward(Exchange exchange, String to, @Nullable LoginFault fault, String loginId, String target)
            throws IOException, ServletException {
        HttpServletRequest request = exchange.request();
        RequestDispatcher dispatcher = request.getRequestDispatcher(to);
        if (dispatcher == null) {
            throw new ServletException("login.page is \"" + to + "\", which this web application cannot forward to");
        }
        request.setAttribute(ATTRIBUTE + "error", fault == null ? null : fault.code());
        request.setAttribute(ATTRIBUTE + "loginId", loginId);
        request.setAttribute(ATTRIBUTE + "target", target);
        request.setAttribute(
                ATTRIBUTE + "hosted", fault == null || !fault.providerGoesOn() ? null : hostedPage(exchange, target));
        HttpServletResponse response = exchange.response();
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
        dispatcher.forward(
                new LoginPageRequest(new IdentifiedRequest(request, response, new Nobody(), hidden)), response);
    }
}
