/** Which database this is. */
@NullMarked
package dev.engagement.adapter.jdbi.instance;

import org.jspecify.annotations.NullMarked;
