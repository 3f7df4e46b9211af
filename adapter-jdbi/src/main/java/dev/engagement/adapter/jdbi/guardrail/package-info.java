/** Kill switches. */
@NullMarked
package dev.engagement.adapter.jdbi.guardrail;

import org.jspecify.annotations.NullMarked;
