SET LOCAL lock_timeout = '10s';

-- What belongs to no tenant. Nobody but the functions below reaches these tables.

CREATE TABLE engagement_global.customer (
  id uuid NOT NULL,
  name text NOT NULL,
  timezone text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT customer_key PRIMARY KEY (id)
);

CREATE TABLE engagement_global.api_key (
  id uuid NOT NULL,
  hash text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  all_tenants boolean NOT NULL,
  tenants uuid[] NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT api_key_key PRIMARY KEY (id),
  CONSTRAINT api_key_hash UNIQUE (hash),
  CONSTRAINT api_key_role CHECK (role IN ('admin', 'sales_manager', 'sales_rep', 'marketer', 'qa',
    'analyst', 'client_viewer', 'client_approver')),
  CONSTRAINT api_key_scope CHECK (all_tenants = (cardinality(tenants) = 0))
);

-- At most one row: the switch is set while it is there.
CREATE TABLE engagement_global.kill_switch (
  singleton boolean NOT NULL DEFAULT true,
  reason text,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT kill_switch_key PRIMARY KEY (singleton),
  CONSTRAINT kill_switch_singleton CHECK (singleton)
);

CREATE TABLE engagement_global.suppression (
  id uuid NOT NULL,
  kind text NOT NULL,
  value_norm text NOT NULL,
  reason text NOT NULL,
  source text,
  created_at timestamptz NOT NULL,
  CONSTRAINT suppression_key PRIMARY KEY (id),
  CONSTRAINT suppression_value UNIQUE (kind, value_norm),
  CONSTRAINT suppression_kind CHECK (kind IN ('email', 'domain')),
  CONSTRAINT suppression_reason CHECK (
    reason IN ('unsubscribe', 'bounce', 'complaint', 'manual', 'import', 'legal'))
);

GRANT SELECT, INSERT ON engagement_global.customer TO engagement_dispatch;
GRANT SELECT, INSERT, DELETE ON engagement_global.api_key TO engagement_dispatch;
GRANT SELECT, INSERT, DELETE ON engagement_global.kill_switch TO engagement_dispatch;
GRANT SELECT, INSERT, UPDATE, DELETE ON engagement_global.suppression TO engagement_dispatch;

-- Customers. A tenant adds and sees itself; only the page shows several.

CREATE FUNCTION engagement_global.customer_add(
    p_name text, p_timezone text, p_created_at timestamptz) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    INSERT INTO engagement_global.customer (id, name, timezone, created_at)
    VALUES (engagement.tenant(), p_name, p_timezone, p_created_at)
    ON CONFLICT (id) DO NOTHING;
    RETURN FOUND;
  END
  $$;

CREATE FUNCTION engagement_global.customer_find()
  RETURNS TABLE (id uuid, name text, timezone text, created_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT c.id, c.name, c.timezone, c.created_at
      FROM engagement_global.customer c
     WHERE c.id = engagement.tenant();
  END
  $$;

CREATE FUNCTION engagement_global.customer_page(p_after uuid, p_limit integer)
  RETURNS TABLE (id uuid, name text, timezone text, created_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT c.id, c.name, c.timezone, c.created_at
      FROM engagement_global.customer c
     WHERE c.id > p_after
     ORDER BY c.id
     LIMIT p_limit;
  END
  $$;

-- API keys.

CREATE FUNCTION engagement_global.api_key_add(
    p_id uuid, p_hash text, p_name text, p_role text, p_all_tenants boolean, p_tenants uuid[],
    p_created_at timestamptz) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    INSERT INTO engagement_global.api_key (id, hash, name, role, all_tenants, tenants, created_at)
    VALUES (p_id, p_hash, p_name, p_role, p_all_tenants, p_tenants, p_created_at)
    ON CONFLICT DO NOTHING;
    RETURN FOUND;
  END
  $$;

CREATE FUNCTION engagement_global.api_key_by_hash(p_hash text)
  RETURNS TABLE (
    id uuid, name text, role text, all_tenants boolean, tenants uuid[], created_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT k.id, k.name, k.role, k.all_tenants, k.tenants, k.created_at
      FROM engagement_global.api_key k
     WHERE k.hash = p_hash;
  END
  $$;

CREATE FUNCTION engagement_global.api_key_find(p_id uuid)
  RETURNS TABLE (
    id uuid, name text, role text, all_tenants boolean, tenants uuid[], created_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT k.id, k.name, k.role, k.all_tenants, k.tenants, k.created_at
      FROM engagement_global.api_key k
     WHERE k.id = p_id;
  END
  $$;

CREATE FUNCTION engagement_global.api_key_page(p_after uuid, p_limit integer)
  RETURNS TABLE (
    id uuid, name text, role text, all_tenants boolean, tenants uuid[], created_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT k.id, k.name, k.role, k.all_tenants, k.tenants, k.created_at
      FROM engagement_global.api_key k
     WHERE k.id > p_after
     ORDER BY k.id
     LIMIT p_limit;
  END
  $$;

CREATE FUNCTION engagement_global.api_key_remove(p_id uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    DELETE FROM engagement_global.api_key k WHERE k.id = p_id;
    RETURN FOUND;
  END
  $$;

-- The kill switch of the whole platform.

CREATE FUNCTION engagement_global.kill_switch_set(
    p_reason text, p_set_by text, p_set_at timestamptz) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    INSERT INTO engagement_global.kill_switch (singleton, reason, set_by, set_at)
    VALUES (true, p_reason, p_set_by, p_set_at)
    ON CONFLICT (singleton) DO NOTHING;
    RETURN FOUND;
  END
  $$;

CREATE FUNCTION engagement_global.kill_switch_clear() RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    DELETE FROM engagement_global.kill_switch s WHERE s.singleton;
    RETURN FOUND;
  END
  $$;

CREATE FUNCTION engagement_global.kill_switch_active()
  RETURNS TABLE (reason text, set_by text, set_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT s.reason, s.set_by, s.set_at FROM engagement_global.kill_switch s WHERE s.singleton;
  END
  $$;

-- Suppression that counts for every tenant.

CREATE FUNCTION engagement_global.suppression_add(
    p_ids uuid[], p_kinds text[], p_values text[], p_reasons text[], p_sources text[],
    p_instants timestamptz[], p_strongest text) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    INSERT INTO engagement_global.suppression AS stored
      (id, kind, value_norm, reason, source, created_at)
    SELECT given.id, given.kind, given.value_norm, given.reason, given.source, given.created_at
      FROM unnest(p_ids, p_kinds, p_values, p_reasons, p_sources, p_instants)
        AS given (id, kind, value_norm, reason, source, created_at)
     ORDER BY given.kind, given.value_norm
    ON CONFLICT (kind, value_norm) DO UPDATE
       SET reason = excluded.reason, source = excluded.source, created_at = excluded.created_at
     WHERE excluded.reason = p_strongest AND stored.reason <> p_strongest;
  END
  $$;

CREATE FUNCTION engagement_global.suppression_matches(p_kinds text[], p_values text[])
  RETURNS TABLE (
    id uuid, kind text, value_norm text, reason text, source text, created_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT s.id, s.kind, s.value_norm, s.reason, s.source, s.created_at
      FROM unnest(p_kinds, p_values) AS given (kind, value_norm)
     CROSS JOIN LATERAL (
           SELECT e.id, e.kind, e.value_norm, e.reason, e.source, e.created_at
             FROM engagement_global.suppression e
            WHERE e.kind = given.kind AND e.value_norm = given.value_norm
            LIMIT 1) s;
  END
  $$;

CREATE FUNCTION engagement_global.suppression_find(p_id uuid)
  RETURNS TABLE (
    id uuid, kind text, value_norm text, reason text, source text, created_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT s.id, s.kind, s.value_norm, s.reason, s.source, s.created_at
      FROM engagement_global.suppression s
     WHERE s.id = p_id;
  END
  $$;

CREATE FUNCTION engagement_global.suppression_page(p_after uuid, p_limit integer)
  RETURNS TABLE (
    id uuid, kind text, value_norm text, reason text, source text, created_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
    SELECT s.id, s.kind, s.value_norm, s.reason, s.source, s.created_at
      FROM engagement_global.suppression s
     WHERE s.id > p_after
     ORDER BY s.id
     LIMIT p_limit;
  END
  $$;

CREATE FUNCTION engagement_global.suppression_remove(p_id uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    DELETE FROM engagement_global.suppression s WHERE s.id = p_id;
    RETURN FOUND;
  END
  $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA engagement_global FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA engagement_global TO engagement_app;

-- Handing a function over needs, at that moment, a new owner who may create in the schema.
GRANT CREATE ON SCHEMA engagement_global TO engagement_dispatch;
ALTER FUNCTION engagement_global.customer_add(text, text, timestamptz)
  OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.customer_find() OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.customer_page(uuid, integer) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.api_key_add(
  uuid, text, text, text, boolean, uuid[], timestamptz) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.api_key_by_hash(text) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.api_key_find(uuid) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.api_key_page(uuid, integer) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.api_key_remove(uuid) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.kill_switch_set(text, text, timestamptz)
  OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.kill_switch_clear() OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.kill_switch_active() OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.suppression_add(
  uuid[], text[], text[], text[], text[], timestamptz[], text) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.suppression_matches(text[], text[])
  OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.suppression_find(uuid) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.suppression_page(uuid, integer) OWNER TO engagement_dispatch;
ALTER FUNCTION engagement_global.suppression_remove(uuid) OWNER TO engagement_dispatch;
REVOKE CREATE ON SCHEMA engagement_global FROM engagement_dispatch;
