/**
 * A board to read and write on, as plain servlets. It knows who is there by {@code getUserPrincipal()} and nothing else
 * of the suite.
 */
@NullMarked
package dev.gatehouse.demo.forums;

import org.jspecify.annotations.NullMarked;
