/** The front door: the filters, the builder and what an application sees of its user. */
@NullMarked
package dev.gatehouse;

import org.jspecify.annotations.NullMarked;
