@NullMarked
package dev.gatehouse.demo.store;

import org.jspecify.annotations.NullMarked;
