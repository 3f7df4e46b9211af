/** Tenants, and the unit of work that enters one. */
@NullMarked
package dev.engagement.ports.tenant;

import org.jspecify.annotations.NullMarked;
