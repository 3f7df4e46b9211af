/** Kill switches, canaries and rate limits over HTTP. */
@NullMarked
package dev.engagement.adapter.javalin.guardrail;

import org.jspecify.annotations.NullMarked;
