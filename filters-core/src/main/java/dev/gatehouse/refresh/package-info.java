/** One exchange per refresh token, shared by all who carry it. */
@NullMarked
package dev.gatehouse.refresh;

import org.jspecify.annotations.NullMarked;
