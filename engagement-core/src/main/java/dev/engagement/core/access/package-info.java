/** Issues and recognises API keys. */
@NullMarked
package dev.engagement.core.access;

import org.jspecify.annotations.NullMarked;
