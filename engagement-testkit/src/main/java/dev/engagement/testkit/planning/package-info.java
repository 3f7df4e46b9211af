/** Contract of the history that cooldowns and caps look at. */
@NullMarked
package dev.engagement.testkit.planning;

import org.jspecify.annotations.NullMarked;
