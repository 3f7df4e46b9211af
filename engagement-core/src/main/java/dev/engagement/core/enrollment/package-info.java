/** Enrollments and their recipients: how they begin, move through their steps and end. */
@NullMarked
package dev.engagement.core.enrollment;

import org.jspecify.annotations.NullMarked;
