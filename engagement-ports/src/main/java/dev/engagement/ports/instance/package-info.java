/** Which database this is, so that a copy or a restored backup is noticed. */
@NullMarked
package dev.engagement.ports.instance;

import org.jspecify.annotations.NullMarked;
