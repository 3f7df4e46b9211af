/** Enrollments over HTTP, and the batches that they are made from. */
@NullMarked
package dev.engagement.adapter.javalin.enrollment;

import org.jspecify.annotations.NullMarked;
