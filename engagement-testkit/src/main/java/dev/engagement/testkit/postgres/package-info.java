/**
 * A real PostgreSQL for tests: one server for the test JVM, a database of its own for each class.
 *
 * <pre>{@code
 * private static final TestDatabase DATABASE =
 *     TestDatabase.create("engagement", owner -> migrate(owner.dataSource()));
 * }</pre>
 *
 * The first one who names a template ({@code "engagement"}) has it migrated, by an ordinary role
 * that owns the database, may create roles and is no superuser; every call returns a fresh copy, in
 * which {@link dev.engagement.testkit.postgres.TestDatabase#runtime} connects as the runtime role
 * ({@code SET ROLE engagement_app}). The migration must have created that role, unless it is there
 * (roles are shared by all databases of the server), and granted it to the owner. Sessions have the
 * time zone America/Los_Angeles. {@link dev.engagement.testkit.postgres.TestDatabase#reusedRuntime}
 * is the same, many times faster, for tests that leave their sessions as they were. Where the
 * server does not start, tests fail; they are never skipped.
 */
@NullMarked
package dev.engagement.testkit.postgres;

import org.jspecify.annotations.NullMarked;
