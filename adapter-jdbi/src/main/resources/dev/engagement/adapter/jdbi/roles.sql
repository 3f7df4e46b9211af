-- Roles belong to the server, not to the database: several databases share them, and several
-- migrations may run at once. The caller tries again when another session was faster.
DO $$
DECLARE
  modern CONSTANT boolean := pg_catalog.current_setting('server_version_num')::int >= 160000;
  membership CONSTANT text := CASE WHEN modern THEN 'SET' ELSE 'MEMBER' END;
  options CONSTANT text := CASE WHEN modern THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['engagement_app', 'engagement_dispatch'] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
      EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', wanted);
    END IF;
    IF NOT pg_catalog.pg_has_role(current_user, wanted::name, membership) THEN
      EXECUTE pg_catalog.format('GRANT %I TO CURRENT_USER', wanted) || options;
    END IF;
  END LOOP;
END
$$
