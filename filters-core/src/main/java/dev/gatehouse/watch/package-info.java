/** What can be watched: log, flight recorder, meters. */
@NullMarked
package dev.gatehouse.watch;

import org.jspecify.annotations.NullMarked;
