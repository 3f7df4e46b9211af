/** The lifecycle of queue items. */
@NullMarked
package dev.engagement.core.queue;

import org.jspecify.annotations.NullMarked;
