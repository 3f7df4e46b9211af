/** Sequences and their steps over HTTP. */
@NullMarked
package dev.engagement.adapter.javalin.sequence;

import org.jspecify.annotations.NullMarked;
