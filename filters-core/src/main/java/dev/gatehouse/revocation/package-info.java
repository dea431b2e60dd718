/** Who is out, asked in memory at each request. */
@NullMarked
package dev.gatehouse.revocation;

import org.jspecify.annotations.NullMarked;
