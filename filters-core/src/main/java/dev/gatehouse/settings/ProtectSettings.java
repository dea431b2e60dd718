package dev.gatehouse.settings;

import java.util.List;
import java.util.Set;

/**
 * What is protected, and how far.
 *
 * @param publicPaths never challenged, and nobody is known there
 * @param optionalPaths never challenged, the user is known when there is one
 * @param roles which roles a path needs
 */
public record ProtectSettings(List<PathPattern> publicPaths, List<PathPattern> optionalPaths, List<RoleRule> roles) {

    public ProtectSettings {
        publicPaths = List.copyOf(publicPaths);
        optionalPaths = List.copyOf(optionalPaths);
        roles = List.copyOf(roles);
    }

    static ProtectSettings from(Values values) {
        return new ProtectSettings(
                values.find(Catalog.PROTECT_PUBLIC, List.of()),
                values.find(Catalog.PROTECT_OPTIONAL, List.of()),
                values.find(Catalog.PROTECT_ROLES, List.of()));
    }

    /**
     * A path that needs one of some roles.
     *
     * @param pattern the path
     * @param anyOf the roles, of which one is enough
     */
    public record RoleRule(PathPattern pattern, Set<String> anyOf) {
        public RoleRule {
            anyOf = Set.copyOf(anyOf);
        }
    }
}
