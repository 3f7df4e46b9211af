/** Contract of which database this is. */
@NullMarked
package dev.engagement.testkit.instance;

import org.jspecify.annotations.NullMarked;
