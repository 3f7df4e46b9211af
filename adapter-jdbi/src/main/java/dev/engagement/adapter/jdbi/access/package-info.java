/** API keys. */
@NullMarked
package dev.engagement.adapter.jdbi.access;

import org.jspecify.annotations.NullMarked;
