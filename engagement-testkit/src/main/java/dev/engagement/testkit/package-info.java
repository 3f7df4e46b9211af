/** What tests are made of: in-memory ports, doubles, builders, port contracts and PostgreSQL. */
@NullMarked
package dev.engagement.testkit;

import org.jspecify.annotations.NullMarked;
