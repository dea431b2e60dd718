/** Tests of the stand-in, over HTTP. */
@NullMarked
package dev.gatehouse.demo.idp;

import org.jspecify.annotations.NullMarked;
