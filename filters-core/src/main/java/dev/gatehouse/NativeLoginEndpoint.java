package dev.gatehouse;

import dev.gatehouse.login.NativeOutcome;
import dev.gatehouse.login.NativeOutcome.LoggedIn;
import dev.gatehouse.login.SavedRequest;
import dev.gatehouse.servlet.Problem;
import dev.gatehouse.servlet.TypedLogin;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the login form at {@code path.login} and takes what is typed into it, from the form itself or from a script. */
final class NativeLoginEndpoint implements Endpoint, WayIn {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final String path;
    private final LoginTarget targets;
    private final LoginForm form;
    private final NativeSignIn signIn;
    private final Endpoint hosted;

    /**
     * The native login.
     *
     * @param path {@code path.login}
     * @param hosted starts a login at the provider's own page
     */
    NativeLoginEndpoint(String path, LoginTarget targets, LoginForm form, NativeSignIn signIn, Endpoint hosted) {
        this.path = path;
        this.targets = targets;
        this.form = form;
        this.signIn = signIn;
        this.hosted = hosted;
    }

    @Override
    public void serve(Exchange exchange) throws IOException, ServletException {
        switch (exchange.request().getMethod()) {
            case "GET", "HEAD" -> get(exchange);
            case "POST" -> post(exchange);
            default -> Challenge.methodNotAllowed(exchange, "GET, POST");
        }
    }

    /** A page of another site may not make a browser post again what its user would log in for: the default target. */
    @Override
    public void redirect(Exchange exchange, String target, @Nullable SavedRequest waiting) {
        boolean foreignPost = exchange.request().getMethod().equals("POST") && exchange.isCrossSite();
        String checked = foreignPost ? targets.byDefault(exchange) : targets.checked(exchange, target);
        exchange.sendTo(exchange.contextPath() + path + LoginTarget.query(checked));
    }

    @Override
    public boolean keepsPosts() {
        return false;
    }

    /** The form; or the provider's page, for a caller who asks for what only that can do. */
    private void get(Exchange exchange) throws IOException, ServletException {
        if (exchange.parameter("prompt") != null || exchange.parameter("idp_hint") != null) {
            hosted.serve(exchange);
        } else {
            form.show(exchange, null, "", target(exchange));
        }
    }

    private void post(Exchange exchange) throws IOException, ServletException {
        String type = mediaType(exchange);
        if (type.equals(FORM)) {
            takeForm(exchange);
        } else if (type.equals(JSON)) {
            takeJson(exchange);
        } else {
            new Problem(
                            HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                            "bad_request",
                            "Content-Type is \"" + type + "\"; accepted: " + FORM + ", " + JSON)
                    .write(exchange.response());
        }
    }

    private void takeForm(Exchange exchange) throws IOException, ServletException {
        TypedLogin typed = TypedLogin.fromForm(exchange.request());
        String target = target(exchange);
        NativeOutcome outcome = signIn.signIn(exchange, typed);
        if (outcome instanceof LoggedIn) {
            exchange.sendTo(target);
        } else {
            form.show(exchange, LoginFault.of(outcome), typed.loginId(), target);
        }
    }

    private void takeJson(Exchange exchange) throws IOException {
        Optional<TypedLogin> typed = TypedLogin.fromJson(exchange.request());
        if (typed.isEmpty()) {
            new Problem(
                            400,
                            "bad_request",
                            "The body is not a JSON object with the texts loginId and password, of at most "
                                    + TypedLogin.LONGEST_JSON + " bytes.")
                    .write(exchange.response());
            return;
        }
        NativeOutcome outcome = signIn.signIn(exchange, typed.get());
        if (outcome instanceof LoggedIn in) {
            Problem.writeJson(exchange.response(), JSON, in.identity().claims());
        } else {
            LoginFault fault = LoginFault.of(outcome);
            fault.head(exchange.response());
            String hostedPage = fault.providerGoesOn() ? form.hostedPage(exchange, target(exchange)) : null;
            new Problem(fault.status(), fault.code(), fault.text(), hostedPage).write(exchange.response());
        }
    }

    private String target(Exchange exchange) {
        return targets.checked(exchange, targets.named(exchange));
    }

    private static String mediaType(Exchange exchange) {
        String type = exchange.request().getContentType();
        return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }
}
