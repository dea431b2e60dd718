@NullMarked
package dev.gatehouse.demo.launch;

import org.jspecify.annotations.NullMarked;
