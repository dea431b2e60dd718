package dev.gatehouse.it.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium with a profile of its own, which is gone when it is closed. */
public final class Chromium implements AutoCloseable {
    /** What to say where a test is skipped because there is no browser. */
    public static final String MISSING =
            "skipped: no chromium, chromium-browser or google-chrome on the PATH (.ci/run installs one)";

    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/.*");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Path profile;
    private final Process process;
    private final String address;

    private Chromium(Path executable) throws IOException {
        profile = Files.createTempDirectory("gatehouse-chromium");
        process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        CompletableFuture<String> listening = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(listening), "chromium-output");
        reader.setDaemon(true);
        reader.start();
        address = listening.orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Whether there is a browser to start. */
    public static boolean isInstalled() {
        return executable().isPresent();
    }

    /** Starts the browser that is installed. */
    public static Chromium start() throws IOException {
        return new Chromium(executable().orElseThrow(() -> new IllegalStateException(MISSING)));
    }

    /** Opens an empty tab. */
    public Tab newTab() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
                .PUT(BodyPublishers.noBody())
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        JsonNode target = new ObjectMapper().readTree(answer);
        return new Tab(
                new DevTools(URI.create(target.path("webSocketDebuggerUrl").asText())));
    }

    /** Ends the process and removes the profile. */
    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private void read(CompletableFuture<String> listening) {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = output.readLine()) != null) {
                Matcher found = LISTENING.matcher(line);
                if (found.matches()) {
                    listening.complete(found.group(1));
                }
            }
            listening.completeExceptionally(new IllegalStateException("Chromium ended before it listened"));
        } catch (IOException unreadable) {
            listening.completeExceptionally(new UncheckedIOException(unreadable));
        }
    }

    private static Optional<Path> executable() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
