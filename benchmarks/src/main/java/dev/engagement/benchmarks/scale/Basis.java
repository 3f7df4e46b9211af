package dev.engagement.benchmarks.scale;

/** What rows are copied with: ids of other customers, numbered ids, and a table of lists. */
final class Basis {

  static final String[] STATEMENTS = {
    "DROP SCHEMA IF EXISTS bench CASCADE",
    "CREATE SCHEMA bench",
    """
    CREATE FUNCTION bench.of_customer(u uuid, n bigint) RETURNS uuid
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$ SELECT (left(u::text, 24) || lpad(to_hex(n), 12, '0'))::uuid $$
    """,
    """
    CREATE FUNCTION bench.of_customer(t text, n bigint) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$ SELECT regexp_replace(
        t,
        '([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-)[0-9a-f]{12}',
        '\\1' || lpad(to_hex(n), 12, '0'),
        'g') $$
    """,
    // As the engine's own ids: in the order in which they are made, some of them a millisecond.
    """
    CREATE FUNCTION bench.numbered(kind integer, i bigint) RETURNS uuid
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$ SELECT (lpad(to_hex(1780000000000 + i / 50), 12, '0') || '700' || kind || '8'
                    || lpad(to_hex(i), 15, '0'))::uuid $$
    """,
    """
    CREATE TABLE bench.list (
      customer bigint, list bigint, first_item bigint, size bigint,
      due_from timestamptz, due_every interval, paused boolean)
    """
  };

  private Basis() {}
}
