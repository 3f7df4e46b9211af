/** Tells on which days a country or a region rests. */
@NullMarked
package dev.engagement.adapter.jollyday.guardrail;

import org.jspecify.annotations.NullMarked;
