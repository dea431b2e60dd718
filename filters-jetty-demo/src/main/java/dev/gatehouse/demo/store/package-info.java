/** A shop as plain servlets. It knows who is there by {@code getUserPrincipal()} and nothing else of the suite. */
@NullMarked
package dev.gatehouse.demo.store;

import org.jspecify.annotations.NullMarked;
