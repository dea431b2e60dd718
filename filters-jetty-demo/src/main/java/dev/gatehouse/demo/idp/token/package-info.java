/** Signing keys and the JWTs signed with them. */
@NullMarked
package dev.gatehouse.demo.idp.token;

import org.jspecify.annotations.NullMarked;
