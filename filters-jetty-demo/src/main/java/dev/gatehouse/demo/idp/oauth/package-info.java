/** The endpoints below {@code /oauth2} and {@code /.well-known}. */
@NullMarked
package dev.gatehouse.demo.idp.oauth;

import org.jspecify.annotations.NullMarked;
