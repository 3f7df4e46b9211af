/** Doubles and contracts of what hands mail over. */
@NullMarked
package dev.engagement.testkit.mail;

import org.jspecify.annotations.NullMarked;
