/** Doubles and contracts of the send queue. */
@NullMarked
package dev.engagement.testkit.queue;

import org.jspecify.annotations.NullMarked;
