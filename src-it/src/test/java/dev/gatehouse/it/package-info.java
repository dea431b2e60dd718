@NullMarked
package dev.gatehouse.it;

import org.jspecify.annotations.NullMarked;
