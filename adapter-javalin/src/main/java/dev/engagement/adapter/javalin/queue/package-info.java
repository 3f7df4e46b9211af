/** The send queue over HTTP. */
@NullMarked
package dev.engagement.adapter.javalin.queue;

import org.jspecify.annotations.NullMarked;
