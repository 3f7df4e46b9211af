/** The unit of work that is open on a thread, and how values become columns and arguments. */
@NullMarked
package dev.engagement.adapter.jdbi.session;

import org.jspecify.annotations.NullMarked;
