/** Dry runs over HTTP. */
@NullMarked
package dev.engagement.adapter.javalin.planning;

import org.jspecify.annotations.NullMarked;
