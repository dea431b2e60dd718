/** What lives on between two calls: SSO sessions, refresh tokens, authorization codes. */
@NullMarked
package dev.gatehouse.demo.idp.session;

import org.jspecify.annotations.NullMarked;
