/** Reads JSON so strictly that no mistake passes in silence, and writes it. */
@NullMarked
package dev.engagement.adapter.javalin.json;

import org.jspecify.annotations.NullMarked;
