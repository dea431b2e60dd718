/** Pending logins, and where they go on when they succeed. */
@NullMarked
package dev.gatehouse.login;

import org.jspecify.annotations.NullMarked;
