/** Registers the customers of the platform. */
@NullMarked
package dev.engagement.core.tenant;

import org.jspecify.annotations.NullMarked;
