/** The identity provider's wire: what is sent to it and what its answers mean. */
@NullMarked
package dev.gatehouse.provider;

import org.jspecify.annotations.NullMarked;
