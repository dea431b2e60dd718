package dev.gatehouse.it.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * A tab of the browser, used as a person does: waits until what is to be seen is there. A selector is one of CSS; what
 * is clicked may be named by its text instead.
 */
public final class Tab implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final DevTools devTools;

    Tab(DevTools devTools) {
        this.devTools = devTools;
        devTools.send("Page.enable", Map.of());
    }

    /** Opens a page, and waits until it is loaded. */
    public Tab open(URI url) {
        devTools.send("Page.navigate", Map.of("url", url.toString()));
        await("true");
        return this;
    }

    /** Waits until a link or button with exactly this text, or this label, is there, and clicks it. */
    public Tab click(String text) {
        String found = "[...document.querySelectorAll('a, button')].find(each => each.checkVisibility()"
                + " && (each.ariaLabel ?? each.textContent).trim() === " + quoted(text) + ")";
        await(found);
        run(found + ".click()");
        return this;
    }

    /** Waits until a field is there, and puts a text into it. */
    public Tab fill(String selector, String text) {
        String field = "document.querySelector(" + quoted(selector) + ")";
        await(field + "?.checkVisibility()");
        run(field + ".value = " + quoted(text));
        return this;
    }

    /** Waits until the page shows a text somewhere. */
    public Tab awaitText(String text) {
        await("document.body.innerText.includes(" + quoted(text) + ")");
        return this;
    }

    /** Waits until something is to be found on the page. */
    public Tab awaitElement(String selector) {
        await("document.querySelector(" + quoted(selector) + ")");
        return this;
    }

    /** Waits until the tab is at an address that starts so. */
    public Tab awaitAddress(URI start) {
        await("location.href.startsWith(" + quoted(start.toString()) + ")");
        return this;
    }

    /** The text to be seen. */
    public String text() {
        return run("document.body.innerText").asText();
    }

    /** Where the tab is. */
    public URI address() {
        return URI.create(run("location.href").asText());
    }

    /** The cookies that scripts of the page can read. */
    public String readableCookies() {
        return run("document.cookie").asText();
    }

    /** How much wider the page is than the window, in CSS pixels: 0 unless it has to be moved sideways to be read. */
    public int overflow() {
        return run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .asInt();
    }

    /** Sets the size of the window, in CSS pixels. */
    public Tab resize(int width, int height) {
        devTools.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** Takes a picture of the whole page, as PNG. */
    public void screenshot(Path file) throws IOException {
        JsonNode size = devTools.send("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
        Map<String, ?> clip =
                Map.of("x", 0, "y", 0, "width", size.path("width"), "height", size.path("height"), "scale", 1);
        JsonNode picture = devTools.send(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    @Override
    public void close() {
        devTools.close();
    }

    /** Waits until an expression is true on a page that is loaded, over as many pages as that takes. */
    private void await(String expression) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!soonTrue("document.readyState === 'complete' && (" + expression + ")")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still not true: " + expression + "\nat " + address() + "\n" + text());
            }
        }
    }

    /** Whether an expression becomes true within two seconds; false also if the tab goes to another page meanwhile. */
    private boolean soonTrue(String expression) {
        try {
            return run("new Promise(done => { const end = Date.now() + 2000; const look = () => { const so = Boolean("
                            + expression
                            + "); if (so || Date.now() > end) done(so); else setTimeout(look, 20); }; look(); })")
                    .asBoolean();
        } catch (DevTools.Refused leftThePage) {
            return false;
        }
    }

    private JsonNode run(String expression) {
        JsonNode answer = devTools.send(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalArgumentException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
