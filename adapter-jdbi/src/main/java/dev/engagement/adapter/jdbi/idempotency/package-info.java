/** Requests that are carried out once. */
@NullMarked
package dev.engagement.adapter.jdbi.idempotency;

import org.jspecify.annotations.NullMarked;
