/** Contract of the log. */
@NullMarked
package dev.engagement.testkit.audit;

import org.jspecify.annotations.NullMarked;
