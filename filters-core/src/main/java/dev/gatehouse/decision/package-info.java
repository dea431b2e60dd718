/** What to do with a request, decided from data alone. */
@NullMarked
package dev.gatehouse.decision;

import org.jspecify.annotations.NullMarked;
