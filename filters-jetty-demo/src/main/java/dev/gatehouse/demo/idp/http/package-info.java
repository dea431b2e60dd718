/** HTTP as the stand-in speaks it: calls in, answers out, faults in between. */
@NullMarked
package dev.gatehouse.demo.idp.http;

import org.jspecify.annotations.NullMarked;
