/** The HTTP API. */
@NullMarked
package dev.engagement.adapter.javalin;

import org.jspecify.annotations.NullMarked;
