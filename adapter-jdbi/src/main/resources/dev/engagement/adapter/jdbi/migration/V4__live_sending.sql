SET LOCAL lock_timeout = '10s';

-- How a sender's first days are limited further.

ALTER TABLE engagement.sender_identity ADD COLUMN warm_up_starts_on date;
ALTER TABLE engagement.sender_identity ADD COLUMN warm_up_first_day integer;
ALTER TABLE engagement.sender_identity ADD COLUMN warm_up_daily_increase integer;
ALTER TABLE engagement.sender_identity ADD CONSTRAINT sender_identity_warm_up CHECK (
  num_nulls(warm_up_starts_on, warm_up_first_day, warm_up_daily_increase) IN (0, 3));
ALTER TABLE engagement.sender_identity ADD CONSTRAINT sender_identity_warm_up_numbers CHECK (
  warm_up_first_day >= 1 AND warm_up_daily_increase >= 0);

-- A canary counts the mails that it lets go where the caps count theirs.

ALTER TABLE engagement.daily_count DROP CONSTRAINT daily_count_scope;
ALTER TABLE engagement.daily_count ADD CONSTRAINT daily_count_scope CHECK (
  scope IN ('sequence', 'identity', 'canary'));

-- Rate limits, and how much of each sliding window is used: how many tokens were taken in each slot
-- of time. A window is written with every micro-batch: each page has room for several versions of
-- its rows, and these stay in the page instead of being moved out of line.

CREATE TABLE engagement.rate_limit (
  tenant_id uuid NOT NULL,
  sender_per_minute integer NOT NULL,
  sender_per_hour integer NOT NULL,
  tenant_per_hour integer NOT NULL,
  domain_per_hour integer NOT NULL,
  CONSTRAINT rate_limit_key PRIMARY KEY (tenant_id),
  CONSTRAINT rate_limit_numbers CHECK (
    sender_per_minute >= 1 AND sender_per_hour >= 1 AND tenant_per_hour >= 1
    AND domain_per_hour >= 1)
);

CREATE TABLE engagement.rate_window (
  tenant_id uuid NOT NULL,
  scope text NOT NULL,
  scope_key text NOT NULL,
  window_ms bigint NOT NULL,
  slots bigint[] NOT NULL,
  taken integer[] NOT NULL,
  CONSTRAINT rate_window_key PRIMARY KEY (tenant_id, scope, scope_key, window_ms),
  CONSTRAINT rate_window_scope CHECK (scope IN ('sender', 'tenant', 'domain')),
  CONSTRAINT rate_window_whole CHECK (cardinality(slots) = cardinality(taken))
) WITH (fillfactor = 25);

ALTER TABLE engagement.rate_window ALTER COLUMN slots SET STORAGE MAIN;
ALTER TABLE engagement.rate_window ALTER COLUMN taken SET STORAGE MAIN;

-- Canaries. The one of a whole tenant has the tenant as its target. Addresses are normalised.

CREATE TABLE engagement.canary (
  tenant_id uuid NOT NULL,
  scope text NOT NULL,
  target_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  amount integer,
  addresses text[] NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT canary_key PRIMARY KEY (tenant_id, scope, target_id),
  CONSTRAINT canary_scope CHECK (scope IN ('tenant', 'sequence', 'sender')),
  CONSTRAINT canary_target CHECK (scope <> 'tenant' OR target_id = tenant_id),
  CONSTRAINT canary_kind CHECK (kind IN ('share', 'count', 'allow_list')),
  CONSTRAINT canary_rule CHECK ((amount IS NULL) = (kind = 'allow_list'))
);

-- What providers let a tenant in with, encrypted with a key that is not in here.

CREATE TABLE engagement.credential (
  tenant_id uuid NOT NULL,
  provider text NOT NULL,
  sealed text NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT credential_key PRIMARY KEY (tenant_id, provider),
  CONSTRAINT credential_provider CHECK (provider IN ('outlook', 'sendgrid', 'smtp', 'file'))
);

-- The days on which a tenant sends nothing: one row, so that whoever replaces them replaces all.

CREATE TABLE engagement.days_off (
  tenant_id uuid NOT NULL,
  days date[] NOT NULL,
  CONSTRAINT days_off_key PRIMARY KEY (tenant_id)
);

ALTER TABLE engagement.rate_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.rate_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY rate_limit_tenant ON engagement.rate_limit
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.rate_limit TO engagement_app;

ALTER TABLE engagement.rate_window ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.rate_window FORCE ROW LEVEL SECURITY;
CREATE POLICY rate_window_tenant ON engagement.rate_window
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.rate_window TO engagement_app;

ALTER TABLE engagement.canary ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.canary FORCE ROW LEVEL SECURITY;
CREATE POLICY canary_tenant ON engagement.canary
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.canary TO engagement_app;

ALTER TABLE engagement.credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.credential FORCE ROW LEVEL SECURITY;
CREATE POLICY credential_tenant ON engagement.credential
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.credential TO engagement_app;

ALTER TABLE engagement.days_off ENABLE ROW LEVEL SECURITY;
ALTER TABLE engagement.days_off FORCE ROW LEVEL SECURITY;
CREATE POLICY days_off_tenant ON engagement.days_off
  USING (tenant_id = engagement.tenant()) WITH CHECK (tenant_id = engagement.tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement.days_off TO engagement_app;

-- No statistics of tenants, as with all tables.

ALTER TABLE engagement.rate_limit ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.rate_window ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.canary ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.credential ALTER COLUMN tenant_id SET STATISTICS 0;
ALTER TABLE engagement.days_off ALTER COLUMN tenant_id SET STATISTICS 0;

-- What belongs to no tenant. Nobody but the functions below reaches these tables.

-- At most one row: the default holds while it is not there.
CREATE TABLE engagement_global.rate_limit (
  singleton boolean NOT NULL DEFAULT true,
  per_hour integer NOT NULL,
  CONSTRAINT rate_limit_key PRIMARY KEY (singleton),
  CONSTRAINT rate_limit_singleton CHECK (singleton),
  CONSTRAINT rate_limit_number CHECK (per_hour >= 1)
);

CREATE TABLE engagement_global.rate_window (
  window_ms bigint NOT NULL,
  slots bigint[] NOT NULL,
  taken integer[] NOT NULL,
  CONSTRAINT rate_window_key PRIMARY KEY (window_ms),
  CONSTRAINT rate_window_whole CHECK (cardinality(slots) = cardinality(taken))
) WITH (fillfactor = 25);

ALTER TABLE engagement_global.rate_window ALTER COLUMN slots SET STORAGE MAIN;
ALTER TABLE engagement_global.rate_window ALTER COLUMN taken SET STORAGE MAIN;

-- At most one row.
CREATE TABLE engagement_global.canary (
  singleton boolean NOT NULL DEFAULT true,
  id uuid NOT NULL,
  kind text NOT NULL,
  amount integer,
  addresses text[] NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT canary_key PRIMARY KEY (singleton),
  CONSTRAINT canary_singleton CHECK (singleton),
  CONSTRAINT canary_kind CHECK (kind IN ('share', 'count', 'allow_list')),
  CONSTRAINT canary_rule CHECK ((amount IS NULL) = (kind = 'allow_list'))
);

-- Exactly one row: which database this is, and how far it has come.
CREATE TABLE engagement_global.instance (
  singleton boolean NOT NULL DEFAULT true,
  id uuid NOT NULL,
  generation bigint NOT NULL,
  CONSTRAINT instance_key PRIMARY KEY (singleton),
  CONSTRAINT instance_singleton CHECK (singleton),
  CONSTRAINT instance_generation CHECK (generation >= 0)
);

INSERT INTO engagement_global.instance (id, generation) VALUES (gen_random_uuid(), 0);

GRANT SELECT, INSERT, UPDATE ON engagement_global.rate_limit TO engagement_dispatch;
GRANT SELECT, INSERT, UPDATE ON engagement_global.rate_window TO engagement_dispatch;
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement_global.canary TO engagement_dispatch;
GRANT SELECT, UPDATE ON engagement_global.instance TO engagement_dispatch;

-- The limit of everybody together.

CREATE FUNCTION engagement_global.rate_limit_read() RETURNS integer
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN (SELECT l.per_hour FROM engagement_global.rate_limit l WHERE l.singleton);
  END
  $$;

CREATE FUNCTION engagement_global.rate_limit_set(p_per_hour integer) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    INSERT INTO engagement_global.rate_limit (singleton, per_hour)
    VALUES (true, p_per_hour)
    ON CONFLICT (singleton) DO UPDATE SET per_hour = excluded.per_hour;
  END
  $$;

CREATE FUNCTION engagement_global.rate_window_read(p_window_ms bigint)
  RETURNS TABLE (slots bigint[], taken integer[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT w.slots, w.taken
      FROM engagement_global.rate_window w
     WHERE w.window_ms = p_window_ms;
  END
  $$;

-- A window that was never used is locked as well: its row is made first.

CREATE FUNCTION engagement_global.rate_window_lock(p_window_ms bigint)
  RETURNS TABLE (slots bigint[], taken integer[])
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    INSERT INTO engagement_global.rate_window (window_ms, slots, taken)
    VALUES (p_window_ms, '{}', '{}')
    ON CONFLICT (window_ms) DO NOTHING;
    RETURN QUERY
    SELECT w.slots, w.taken
      FROM engagement_global.rate_window w
     WHERE w.window_ms = p_window_ms
       FOR NO KEY UPDATE;
  END
  $$;

CREATE FUNCTION engagement_global.rate_window_write(
    p_window_ms bigint, p_slots bigint[], p_taken integer[]) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    INSERT INTO engagement_global.rate_window (window_ms, slots, taken)
    VALUES (p_window_ms, p_slots, p_taken)
    ON CONFLICT (window_ms) DO UPDATE SET slots = excluded.slots, taken = excluded.taken;
  END
  $$;

-- The canary of the whole platform.

CREATE FUNCTION engagement_global.canary_set(
    p_id uuid, p_kind text, p_amount integer, p_addresses text[], p_set_by text,
    p_set_at timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    INSERT INTO engagement_global.canary (singleton, id, kind, amount, addresses, set_by, set_at)
    VALUES (true, p_id, p_kind, p_amount, p_addresses, p_set_by, p_set_at)
    ON CONFLICT (singleton) DO UPDATE
       SET id = excluded.id, kind = excluded.kind, amount = excluded.amount,
           addresses = excluded.addresses, set_by = excluded.set_by, set_at = excluded.set_at;
  END
  $$;

CREATE FUNCTION engagement_global.canary_remove() RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    DELETE FROM engagement_global.canary c WHERE c.singleton;
    RETURN FOUND;
  END
  $$;

CREATE FUNCTION engagement_global.canary_active()
  RETURNS TABLE (
    id uuid, kind text, amount integer, addresses text[], set_by text, set_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT c.id, c.kind, c.amount, c.addresses, c.set_by, c.set_at
      FROM engagement_global.canary c
     WHERE c.singleton;
  END
  $$;

-- Which database this is.

CREATE FUNCTION engagement_global.instance_read() RETURNS TABLE (id uuid, generation bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT i.id, i.generation FROM engagement_global.instance i WHERE i.singleton;
  END
  $$;

CREATE FUNCTION engagement_global.instance_advance() RETURNS TABLE (id uuid, generation bigint)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    UPDATE engagement_global.instance i
       SET generation = i.generation + 1
     WHERE i.singleton
    RETURNING i.id, i.generation;
  END
  $$;

REVOKE ALL ON FUNCTION engagement_global.rate_limit_read() FROM PUBLIC;
REVOKE ALL ON FUNCTION engagement_global.rate_limit_set(integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION engagement_global.rate_window_read(bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION engagement_global.rate_window_lock(bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION engagement_global.rate_window_write(bigint, bigint[], integer[])
  FROM PUBLIC;
REVOKE ALL ON FUNCTION engagement_global.canary_set(uuid, text, integer, text[], text, timestamptz)
  FROM PUBLIC;
REVOKE ALL ON FUNCTION engagement_global.canary_remove() FROM PUBLIC;
REVOKE ALL ON FUNCTION engagement_global.canary_active() FROM PUBLIC;
REVOKE ALL ON FUNCTION engagement_global.instance_read() FROM PUBLIC;
REVOKE ALL ON FUNCTION engagement_global.instance_advance() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engagement_global.rate_limit_read() TO engagement_app;
GRANT EXECUTE ON FUNCTION engagement_global.rate_limit_set(integer) TO engagement_app;
GRANT EXECUTE ON FUNCTION engagement_global.rate_window_read(bigint) TO engagement_app;
GRANT EXECUTE ON FUNCTION engagement_global.rate_window_lock(bigint) TO engagement_app;
GRANT EXECUTE ON FUNCTION engagement_global.rate_window_write(bigint, bigint[], integer[])
  TO engagement_app;
GRANT EXECUTE ON FUNCTION engagement_global.canary_set(
  uuid, text, integer, text[], text, timestamptz) TO engagement_app;
GRANT EXECUTE ON FUNCTION engagement_global.canary_remove() TO engagement_app;
GRANT EXECUTE ON FUNCTION engagement_global.canary_active() TO engagement_app;
GRANT EXECUTE ON FUNCTION engagement_global.instance_read() TO engagement_app;
GRANT EXECUTE ON FUNCTION engagement_global.instance_advance() TO engagement_app;

-- Handing a function over needs, at that moment, a new owner who may create in the schema.
GRANT CREATE ON SCHEMA engagement_global TO engagement_dispatch;
ALTER FUNCTION engagement_global.rate_limit_read() OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.rate_limit_set(integer) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.rate_window_read(bigint) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.rate_window_lock(bigint) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.rate_window_write(bigint, bigint[], integer[])
  OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.canary_set(uuid, text, integer, text[], text, timestamptz)
  OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.canary_remove() OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.canary_active() OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.instance_read() OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.instance_advance() OWNER TO engagement_dispatch;
REVOKE CREATE ON SCHEMA engagement_global FROM engagement_dispatch;
