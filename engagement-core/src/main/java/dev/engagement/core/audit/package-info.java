/** Writes and reads the audit log. */
@NullMarked
package dev.engagement.core.audit;

import org.jspecify.annotations.NullMarked;
