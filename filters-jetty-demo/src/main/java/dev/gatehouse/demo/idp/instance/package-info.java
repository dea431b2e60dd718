/** All that one stand-in knows. */
@NullMarked
package dev.gatehouse.demo.idp.instance;

import org.jspecify.annotations.NullMarked;
