/** The audit log: the one append-only record of all that happened. */
@NullMarked
package dev.engagement.ports.audit;

import org.jspecify.annotations.NullMarked;
