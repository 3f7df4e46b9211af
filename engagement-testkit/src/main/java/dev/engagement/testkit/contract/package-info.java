/** What the contracts of the ports have in common. */
@NullMarked
package dev.engagement.testkit.contract;

import org.jspecify.annotations.NullMarked;
