/** Every setting: read once, checked once, all faults in one message. */
@NullMarked
package dev.gatehouse.settings;

import org.jspecify.annotations.NullMarked;
