/** The send queue, as it is worked on and as it is read, and the schedule of who has work. */
@NullMarked
package dev.engagement.adapter.jdbi.queue;

import org.jspecify.annotations.NullMarked;
