package dev.gatehouse.settings;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is asked for at a login, and how often one may fail. */
final class LoginText {
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[!#-\\[\\]-~]+");
    private static final Form<Integer> FAILURES = NumberText.between(1, 1000);
    private static final Form<Duration> STRETCH = DurationText.between("1s", "1d");

    /** {@code scope} (RFC 6749 section 3.3); commas separate as well as blanks. */
    static final Form<List<String>> SCOPE = Form.of("scopes separated by blanks or commas", text -> {
        Set<String> scopes = new LinkedHashSet<>();
        for (String scope : Form.items(text, "\\s*,\\s*|\\s+")) {
            if (!SCOPE_TOKEN.matcher(scope).matches()) {
                throw new NotAccepted();
            }
            scopes.add(scope);
        }
        return List.copyOf(scopes);
    });

    static final Form<LoginSettings.Attempts> ATTEMPTS =
            Form.of("a number from 1 to 1000, a slash and a duration from 1s to 1d, such as 5/1m", text -> {
                int slash = text.indexOf('/');
                if (slash < 0) {
                    throw new NotAccepted();
                }
                return new LoginSettings.Attempts(
                        FAILURES.read(text.substring(0, slash)), STRETCH.read(text.substring(slash + 1)));
            });

    private LoginText() {}
}
