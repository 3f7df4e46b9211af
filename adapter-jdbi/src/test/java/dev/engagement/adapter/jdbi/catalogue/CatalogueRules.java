package dev.engagement.adapter.jdbi.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Reads the whole catalogue and reports whatever could let one tenant reach another's rows. */
final class CatalogueRules {

  private static final String TABLES =
      """
      SELECT c.oid::regclass || ': no forced row security'
        FROM pg_class c
       WHERE c.relnamespace = 'engagement'::regnamespace
         AND c.relkind IN ('r', 'p')
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
      UNION ALL
      SELECT c.oid::regclass || ': no policy'
        FROM pg_class c
       WHERE c.relnamespace = 'engagement'::regnamespace
         AND c.relkind IN ('r', 'p')
         AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)
      UNION ALL
      SELECT c.oid::regclass || ': no tenant_id uuid NOT NULL'
        FROM pg_class c
       WHERE c.relnamespace = 'engagement'::regnamespace
         AND c.relkind IN ('r', 'p')
         AND NOT EXISTS (SELECT FROM pg_attribute a
                          WHERE a.attrelid = c.oid AND a.attname = 'tenant_id'
                            AND a.atttypid = 'uuid'::regtype AND a.attnotnull)
      UNION ALL
      SELECT c.oid::regclass || ': no primary key'
        FROM pg_class c
       WHERE c.relnamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
         AND c.relkind IN ('r', 'p')
         AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')
      UNION ALL
      SELECT c.oid::regclass || ': of a kind that no rule knows, ' || c.relkind::text
        FROM pg_class c
       WHERE c.relnamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
         AND c.relkind NOT IN ('r', 'p', 'i', 'I', 'v', 't', 'c')
      """;

  private static final String POLICIES =
      """
      SELECT schemaname || '.' || tablename || ': policy ' || policyname || ' lets more through'
        FROM pg_policies
       WHERE schemaname = 'engagement'
         AND permissive = 'PERMISSIVE'
         AND NOT (roles = '{engagement_dispatch}' AND cmd = 'SELECT' AND qual = 'true')
         AND NOT (cmd IN ('ALL', 'UPDATE')
                  AND qual = '(tenant_id = engagement.tenant())'
                  AND with_check = '(tenant_id = engagement.tenant())')
         AND NOT (cmd IN ('SELECT', 'DELETE') AND qual = '(tenant_id = engagement.tenant())')
         AND NOT (cmd = 'INSERT' AND with_check = '(tenant_id = engagement.tenant())')
      """;

  private static final String KEYS =
      """
      SELECT i.indexrelid::regclass || ': an index that does not start with tenant_id'
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indrelid
       WHERE c.relnamespace = 'engagement'::regnamespace
         AND NOT EXISTS (SELECT FROM pg_attribute a
                          WHERE a.attrelid = c.oid AND a.attnum = i.indkey[0]
                            AND a.attname = 'tenant_id')
      UNION ALL
      SELECT k.conrelid::regclass || ': foreign key ' || k.conname || ' is not the tenant''s own'
        FROM pg_constraint k
        JOIN pg_class child ON child.oid = k.conrelid
        JOIN pg_class parent ON parent.oid = k.confrelid
       WHERE k.contype = 'f'
         AND (child.relnamespace = 'engagement'::regnamespace
              OR parent.relnamespace = 'engagement'::regnamespace)
         AND NOT (child.relnamespace = parent.relnamespace
                  AND EXISTS (SELECT FROM pg_attribute a
                               WHERE a.attrelid = child.oid AND a.attnum = k.conkey[1]
                                 AND a.attname = 'tenant_id')
                  AND EXISTS (SELECT FROM pg_attribute a
                               WHERE a.attrelid = parent.oid AND a.attnum = k.confkey[1]
                                 AND a.attname = 'tenant_id'))
      UNION ALL
      SELECT k.conrelid::regclass || ': foreign key ' || k.conname || ' forgets its tenant'
        FROM pg_constraint k
       WHERE k.contype = 'f' AND k.confdeltype IN ('n', 'd')
      UNION ALL
      SELECT t.tgrelid::regclass || ': trigger ' || t.tgname
        FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid
       WHERE c.relnamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
         AND NOT t.tgisinternal
      UNION ALL
      SELECT a.attrelid::regclass || ': column ' || a.attname || ' has an enum type'
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_type t ON t.oid = a.atttypid
       WHERE c.relnamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
         AND t.typtype = 'e'
      """;

  private static final String VIEWS =
      """
      SELECT c.oid::regclass || ': a view that reads with its owner''s rights'
        FROM pg_class c
       WHERE c.relnamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
         AND c.relkind = 'v'
         AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)
      """;

  private static final String GRANTS =
      """
      SELECT c.oid::regclass || ': ' || g.privilege_type || ' granted to '
             || CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END
        FROM pg_class c
       CROSS JOIN aclexplode(c.relacl) g
       WHERE c.relnamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
         AND c.relkind IN ('r', 'p', 'v')
         AND g.grantee <> c.relowner
         AND NOT (c.relnamespace = 'engagement'::regnamespace
                  AND NOT c.relispartition
                  AND g.grantee = 'engagement_app'::regrole
                  AND g.privilege_type = ANY (
                        CASE WHEN c.relname = 'audit_entry' THEN '{SELECT,INSERT}'::text[]
                             ELSE '{SELECT,INSERT,UPDATE,DELETE}'::text[] END))
         AND NOT (c.relnamespace = 'engagement'::regnamespace
                  AND g.grantee = 'engagement_dispatch'::regrole
                  AND g.privilege_type = 'SELECT')
         AND NOT (c.relnamespace = 'engagement_global'::regnamespace
                  AND g.grantee = 'engagement_dispatch'::regrole
                  AND g.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))
      UNION ALL
      SELECT 'schema ' || n.nspname || ': ' || g.privilege_type || ' granted to '
             || CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END
        FROM pg_namespace n
       CROSS JOIN aclexplode(n.nspacl) g
       WHERE n.nspname IN ('engagement', 'engagement_global')
         AND g.grantee <> n.nspowner
         AND NOT (g.privilege_type = 'USAGE'
                  AND g.grantee IN ('engagement_app'::regrole, 'engagement_dispatch'::regrole))
      UNION ALL
      SELECT a.attrelid::regclass || ': a grant on the column ' || a.attname
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
         AND a.attacl IS NOT NULL
      """;

  private static final String FUNCTIONS =
      """
      SELECT p.oid::regprocedure || ': anybody may execute it'
        FROM pg_proc p
       WHERE p.pronamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
         AND (p.proacl IS NULL
              OR EXISTS (SELECT FROM aclexplode(p.proacl) g WHERE g.grantee = 0))
      UNION ALL
      SELECT p.oid::regprocedure || ': acts for a role other than engagement_dispatch'
        FROM pg_proc p
       WHERE p.pronamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
         AND p.prosecdef AND p.proowner <> 'engagement_dispatch'::regrole
      UNION ALL
      SELECT p.oid::regprocedure || ': acts for its owner in SQL that is not plpgsql'
        FROM pg_proc p
       WHERE p.pronamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
         AND p.prosecdef
         AND p.prolang <> (SELECT l.oid FROM pg_language l WHERE l.lanname = 'plpgsql')
      UNION ALL
      SELECT p.oid::regprocedure || ': no fixed search_path'
        FROM pg_proc p
       WHERE p.pronamespace IN ('engagement'::regnamespace, 'engagement_global'::regnamespace)
         AND (p.prosecdef OR p.proname <> 'tenant')
         AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false)
      """;

  private static final String ROLES =
      """
      SELECT 'role ' || rolname || ': may do more than it needs'
        FROM pg_roles
       WHERE rolname IN ('engagement_app', 'engagement_dispatch')
         AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolcanlogin
              OR rolreplication)
      UNION ALL
      SELECT 'role ' || m.member::regrole || ': is a member of ' || m.roleid::regrole
        FROM pg_auth_members m
       WHERE m.member IN ('engagement_app'::regrole, 'engagement_dispatch'::regrole)
      UNION ALL
      SELECT 'role engagement_app: owns ' || pg_describe_object(d.classid, d.objid, d.objsubid)
        FROM pg_shdepend d
       WHERE d.deptype = 'o'
         AND d.refobjid = 'engagement_app'::regrole
         AND d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
      UNION ALL
      SELECT 'role engagement_dispatch: owns '
             || pg_describe_object(d.classid, d.objid, d.objsubid)
        FROM pg_shdepend d
       WHERE d.deptype = 'o'
         AND d.refobjid = 'engagement_dispatch'::regrole
         AND d.classid <> 'pg_proc'::regclass
         AND d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;

  private CatalogueRules() {}

  /** Returns a sentence for each thing that is wrong. */
  static List<String> violations(Handle handle) {
    return Stream.of(TABLES, POLICIES, KEYS, VIEWS, GRANTS, FUNCTIONS, ROLES)
        .flatMap(rule -> handle.createQuery(rule).mapTo(String.class).list().stream())
        .toList();
  }
}
