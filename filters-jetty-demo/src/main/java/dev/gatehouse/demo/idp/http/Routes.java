package dev.gatehouse.demo.idp.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which endpoint answers which method and path. The first that matches does. */
public final class Routes implements Endpoint {
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> segments, Endpoint endpoint) {
        Optional<Map<String, String>> variables(List<String> path) {
            if (path.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> found = new LinkedHashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String wanted = segments.get(i);
                if (wanted.startsWith("{")) {
                    found.put(wanted.substring(1, wanted.length() - 1), path.get(i));
                } else if (!wanted.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(found);
        }
    }

    /**
     * Adds a route.
     *
     * @param path segments in braces match anything and become {@link Call#variables}
     */
    public Routes on(String method, String path, Endpoint endpoint) {
        routes.add(new Route(method, segments(path), endpoint));
        return this;
    }

    /** Answers with the endpoint that matches, 405 where only the method does not, else 404. */
    @Override
    public Answer answer(Call call) {
        List<String> path = segments(call.path());
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.variables(path);
            known |= variables.isPresent();
            if (variables.isPresent() && route.method().equals(call.method())) {
                return route.endpoint().answer(call.withVariables(variables.get()));
            }
        }
        return Answer.empty(known ? 405 : 404);
    }

    private static List<String> segments(String path) {
        String inner = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return List.of(inner.split("/", -1));
    }
}
