/** Enrollments: batches of recipients on their way through a sequence. */
@NullMarked
package dev.engagement.ports.enrollment;

import org.jspecify.annotations.NullMarked;
