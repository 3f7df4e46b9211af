/** Contracts of enrollments and recipients. */
@NullMarked
package dev.engagement.testkit.enrollment;

import org.jspecify.annotations.NullMarked;
