/** State that the nodes of one application share. */
@NullMarked
package dev.gatehouse.store;

import org.jspecify.annotations.NullMarked;
