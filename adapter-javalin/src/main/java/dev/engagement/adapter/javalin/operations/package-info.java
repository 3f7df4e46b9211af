/** What those ask who run and use the server: health, metrics, documentation. */
@NullMarked
package dev.engagement.adapter.javalin.operations;

import org.jspecify.annotations.NullMarked;
