/** Messages that were sent, or may have been. */
@NullMarked
package dev.engagement.adapter.jdbi.mail;

import org.jspecify.annotations.NullMarked;
