/** Contract of sender identities. */
@NullMarked
package dev.engagement.testkit.identity;

import org.jspecify.annotations.NullMarked;
