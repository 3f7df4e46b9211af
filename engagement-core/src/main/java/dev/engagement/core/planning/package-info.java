/** The planner, which decides for dry run and live run alike what is sent to whom and when. */
@NullMarked
package dev.engagement.core.planning;

import org.jspecify.annotations.NullMarked;
