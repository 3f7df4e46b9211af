/** Template rendering. */
@NullMarked
package dev.engagement.adapter.mustache;

import org.jspecify.annotations.NullMarked;
