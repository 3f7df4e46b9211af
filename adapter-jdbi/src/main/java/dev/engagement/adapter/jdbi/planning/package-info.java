/** What cooldowns and daily caps count. */
@NullMarked
package dev.engagement.adapter.jdbi.planning;

import org.jspecify.annotations.NullMarked;
