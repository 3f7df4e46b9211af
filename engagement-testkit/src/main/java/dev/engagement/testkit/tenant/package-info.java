/** Contracts of tenants and of the unit of work. */
@NullMarked
package dev.engagement.testkit.tenant;

import org.jspecify.annotations.NullMarked;
