/** Who may do what in which tenant. */
@NullMarked
package dev.engagement.ports.access;

import org.jspecify.annotations.NullMarked;
