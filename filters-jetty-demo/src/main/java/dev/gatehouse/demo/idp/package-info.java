/** A stand-in for FusionAuth: the same addresses, answers and statuses, in memory, for tests and demos. */
@NullMarked
package dev.gatehouse.demo.idp;

import org.jspecify.annotations.NullMarked;
