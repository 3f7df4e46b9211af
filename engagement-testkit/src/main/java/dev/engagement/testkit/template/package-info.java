/** Doubles and contracts of templates. */
@NullMarked
package dev.engagement.testkit.template;

import org.jspecify.annotations.NullMarked;
