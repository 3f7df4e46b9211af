SET LOCAL lock_timeout = '10s';

-- Tables of tenants, every one under forced row security.
CREATE SCHEMA engagement;
-- What belongs to no tenant; reached through functions alone.
CREATE SCHEMA engagement_global;

GRANT USAGE ON SCHEMA engagement, engagement_global TO engagement_app, engagement_dispatch;

-- Plain SQL without settings of its own, so that it is inlined into the policies. Where no tenant
-- is set it is NULL, and nothing equals NULL.
CREATE FUNCTION engagement.tenant() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(pg_catalog.current_setting('engagement.tenant', true), '')::pg_catalog.uuid $$;

CREATE FUNCTION engagement.set_tenant(p_tenant uuid) RETURNS void
  LANGUAGE plpgsql VOLATILE
  SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    PERFORM pg_catalog.set_config('engagement.tenant', p_tenant::text, true);
  END
  $$;

REVOKE ALL ON FUNCTION engagement.tenant() FROM PUBLIC;
REVOKE ALL ON FUNCTION engagement.set_tenant(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engagement.tenant() TO engagement_app, engagement_dispatch;
GRANT EXECUTE ON FUNCTION engagement.set_tenant(uuid) TO engagement_app;
