/** The time machine over HTTP. */
@NullMarked
package dev.engagement.adapter.javalin.simulation;

import org.jspecify.annotations.NullMarked;
