/** API keys over HTTP. */
@NullMarked
package dev.engagement.adapter.javalin.access;

import org.jspecify.annotations.NullMarked;
