/** The send queue: one item for each recipient and step, and the worker that takes them through. */
@NullMarked
package dev.engagement.ports.queue;

import org.jspecify.annotations.NullMarked;
