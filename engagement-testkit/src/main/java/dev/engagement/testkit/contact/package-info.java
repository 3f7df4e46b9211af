/** Contract of contacts. */
@NullMarked
package dev.engagement.testkit.contact;

import org.jspecify.annotations.NullMarked;
