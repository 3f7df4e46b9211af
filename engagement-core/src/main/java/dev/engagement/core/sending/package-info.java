/** Takes due items through the queue: claim, intent, delivery, settling, rescue. */
@NullMarked
package dev.engagement.core.sending;

import org.jspecify.annotations.NullMarked;
