/** The lifecycle of queue items, and what brings the worker back to open work. */
@NullMarked
package dev.engagement.core.queue;

import org.jspecify.annotations.NullMarked;
