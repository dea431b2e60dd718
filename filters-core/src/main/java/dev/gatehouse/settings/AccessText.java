package dev.gatehouse.settings;

import java.util.LinkedHashSet;
import java.util.List;

/** Which paths are protected from whom, and which proxies are believed. */
final class AccessText {
    static final Form<List<PathPattern>> PATTERNS = Form.of(
            "a list of URL patterns: /a, /a/*, *.ext, / or /*, not percent-encoded",
            text -> Form.items(text, ",").stream().map(AccessText::pattern).toList());

    static final Form<List<ProtectSettings.RoleRule>> ROLE_RULES = Form.of(
            "rules separated by semicolons, such as /admin/*=admin,ops; /api/*=user",
            text -> Form.items(text, ";").stream().map(AccessText::roleRule).toList());

    static final Form<List<AddressBlock>> ADDRESSES = Form.of(
            "none, or a list of IP addresses and CIDR blocks such as 10.0.0.0/8",
            text -> text.equals("none")
                    ? List.of()
                    : Form.items(text, ",").stream().map(AccessText::address).toList());

    private AccessText() {}

    private static ProtectSettings.RoleRule roleRule(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new NotAccepted("\"" + text + "\" names no role");
        }
        PathPattern pattern = pattern(text.substring(0, equals).strip());
        return new ProtectSettings.RoleRule(pattern, new LinkedHashSet<>(Form.items(text.substring(equals + 1), ",")));
    }

    private static PathPattern pattern(String text) {
        try {
            return new PathPattern(text);
        } catch (IllegalArgumentException notAPattern) {
            throw new NotAccepted("\"" + text + "\" is not a URL pattern");
        }
    }

    private static AddressBlock address(String text) {
        try {
            return AddressBlock.parse(text);
        } catch (IllegalArgumentException notAnAddress) {
            throw new NotAccepted("\"" + text + "\" is neither");
        }
    }
}
