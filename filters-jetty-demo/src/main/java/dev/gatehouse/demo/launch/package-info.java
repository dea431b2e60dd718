/** Starts the stand-in, the store and the forums on one machine, and serves the first page. */
@NullMarked
package dev.gatehouse.demo.launch;

import org.jspecify.annotations.NullMarked;
