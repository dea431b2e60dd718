/** Authenticated encryption and key derivation, from JDK primitives. */
@NullMarked
package dev.gatehouse.crypto;

import org.jspecify.annotations.NullMarked;
