/** Where a login lives between requests. */
@NullMarked
package dev.gatehouse.credentials;

import org.jspecify.annotations.NullMarked;
