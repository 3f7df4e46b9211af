/** The append-only log. */
@NullMarked
package dev.engagement.adapter.jdbi.audit;

import org.jspecify.annotations.NullMarked;
