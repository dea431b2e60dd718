package dev.gatehouse;

import dev.gatehouse.credentials.CookieHeader;
import dev.gatehouse.servlet.HiddenCookies;
import java.util.List;
import java.util.function.Predicate;

/** Cookies that are hidden for their names. */
record CookiesHiddenByName(Predicate<String> names) implements HiddenCookies {
    @Override
    public boolean has(String name) {
        return names.test(name);
    }

    @Override
    public List<String> removeFrom(List<String> lines) {
        return CookieHeader.of(lines).without(names);
    }
}
