/** Kill switches, canaries and rate limits. */
@NullMarked
package dev.engagement.adapter.jdbi.guardrail;

import org.jspecify.annotations.NullMarked;
