/** Events, and the webhooks they are sent to. */
@NullMarked
package dev.gatehouse.demo.idp.webhook;

import org.jspecify.annotations.NullMarked;
