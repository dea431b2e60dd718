package dev.gatehouse.demo.idp.model;

/**
 * What the Login API and {@code /api/jwt/refresh} do for an application. FusionAuth's {@code loginConfiguration}.
 *
 * @param allowTokenRefresh whether {@code /api/jwt/refresh} works; FusionAuth's default is no
 * @param generateRefreshTokens whether {@code /api/login} answers with a refresh token; FusionAuth's default is no
 * @param requireAuthentication whether {@code /api/login} asks for an API key; FusionAuth's default is yes
 */
public record LoginConfiguration(
        boolean allowTokenRefresh, boolean generateRefreshTokens, boolean requireAuthentication) {}
