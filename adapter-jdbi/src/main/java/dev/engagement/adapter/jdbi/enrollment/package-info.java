/** Enrollments and their recipients. */
@NullMarked
package dev.engagement.adapter.jdbi.enrollment;

import org.jspecify.annotations.NullMarked;
