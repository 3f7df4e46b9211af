/** Templates: what may become of them, and what people do with them. */
@NullMarked
package dev.engagement.core.template;

import org.jspecify.annotations.NullMarked;
