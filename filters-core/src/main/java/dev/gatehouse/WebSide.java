package dev.gatehouse;

import dev.gatehouse.decision.RequestFacts.Asker;
import dev.gatehouse.servlet.BrowserSide;
import dev.gatehouse.servlet.CanonicalPath;
import dev.gatehouse.servlet.GuardedResponse;
import dev.gatehouse.servlet.Origins;
import dev.gatehouse.servlet.PageLoad;
import dev.gatehouse.settings.CookieSettings;
import dev.gatehouse.settings.LoginSettings.Application;
import dev.gatehouse.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;

/** How this web application reads what comes from the web. */
final class WebSide {
    private final Settings settings;
    private final BrowserSide browserSide;
    private final Origins origins;
    private final SuitePath.Finder ownPaths;

    WebSide(Settings settings) {
        this.settings = settings;
        this.browserSide = new BrowserSide(settings.web());
        this.origins = new Origins(settings.web());
        this.ownPaths = new SuitePath.Finder(settings.path());
    }

    /** Empty where the request's path or its host can be read in more than one way. */
    Optional<Exchange> exchange(HttpServletRequest request, HttpServletResponse response) {
        return CanonicalPath.of(request)
                .flatMap(path -> browserSide
                        .publicUrl(request)
                        .map(url -> new Exchange(request, new GuardedResponse(response), path, url, this)));
    }

    Asker asker(HttpServletRequest request) {
        Application application = settings.login().application();
        if (application == Application.SPA) {
            return Asker.SCRIPT;
        }
        Asker asker = PageLoad.asker(request);
        return application == Application.WEBAPP && asker == Asker.SCRIPT ? Asker.PAGE : asker;
    }

    BrowserSide browserSide() {
        return browserSide;
    }

    Origins origins() {
        return origins;
    }

    CookieSettings cookieSettings() {
        return settings.cookie();
    }

    String callbackPath() {
        return settings.path().callback();
    }

    String defaultTarget() {
        return settings.login().defaultTarget();
    }

    Set<String> allowedTargets() {
        return settings.login().allowedTargets();
    }

    /** Whether a decoded path inside the web application is one of the suite's own. */
    boolean isOwnPath(String path) {
        return ownPaths.find(path).isPresent();
    }
}
