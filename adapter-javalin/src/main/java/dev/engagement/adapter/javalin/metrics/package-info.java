/** Counts what the pipeline does, in the form that Prometheus reads. */
@NullMarked
package dev.engagement.adapter.javalin.metrics;

import org.jspecify.annotations.NullMarked;
