/** Public holidays of countries and regions. */
@NullMarked
package dev.engagement.adapter.jollyday;

import org.jspecify.annotations.NullMarked;
