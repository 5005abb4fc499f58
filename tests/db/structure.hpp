// tests/db/structure.hpp: rules that the schema keeps as a whole, each a query over the catalogue that lists who breaks it.
#pragma once
#include <string>
#include <vector>

namespace orderline::db {

/// `broken_by` gives one text per violation; it may use the temporary table `scopes` (db/tables.csv: name, scope). `fault` is a
/// change of the schema that the rule must notice, and `names` what it must then say.
struct StructureRule {
    std::string name, broken_by, fault, names;
};

// Which tables are ours: the migrator's own one is no part of the schema, a partition is its parent's matter.
#define ORDERLINE_TABLES \
    "(SELECT c.oid, c.relname, c.relowner, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c " \
    "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition " \
    "AND c.relname <> 'schema_migrations')"
#define ORDERLINE_TENANT_TABLES \
    "(SELECT t.* FROM " ORDERLINE_TABLES " t JOIN scopes s ON s.name = t.relname AND s.scope = 'tenant')"
// Who requests run as.
#define ORDERLINE_ROLES \
    "(VALUES ('orderline_server'), ('orderline_rest'), ('anon'), ('authenticated'), ('service_role'))"

inline const std::vector<StructureRule>& structure_rules() {
    static const std::vector<StructureRule> rules{
        {"every table is in db/tables.csv",
         "SELECT relname FROM " ORDERLINE_TABLES " t WHERE relname NOT IN (SELECT name FROM scopes)",
         "CREATE TABLE public.stray ()", "stray"},

        // The private server's superuser is named like the schema of our functions, so that is where its unqualified CREATE goes.
        {"tables stand in public only",
         "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'S') "
         "AND relnamespace = 'orderline'::regnamespace", "CREATE TABLE orderline.stray ()", "stray"},

        // With row-level security and no policy nobody but its owner sees anything.
        {"a partition is reached through its parent alone",
         "SELECT c.relname FROM pg_class c WHERE c.relispartition AND c.relkind = 'r' "
         "AND (c.relacl IS NOT NULL OR NOT c.relrowsecurity OR EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))",
         "GRANT SELECT ON audit_parts.audit_logs_default TO orderline_server", "audit_logs_default"},

        {"every table of db/tables.csv is there",
         "SELECT name FROM scopes WHERE name NOT IN (SELECT relname FROM " ORDERLINE_TABLES " t)",
         "ALTER TABLE access_phones RENAME TO phones", "access_phones"},

        {"a table with tenant_id is a tenant's, apart from logins, which find the tenant",
         "SELECT t.relname FROM " ORDERLINE_TABLES " t "
         "JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped "
         "JOIN scopes s ON s.name = t.relname AND s.scope = 'global' WHERE t.relname <> 'logins'",
         "ALTER TABLE industries ADD tenant_id uuid", "industries"},

        {"tenant_id is uuid, not null",
         "SELECT t.relname FROM " ORDERLINE_TENANT_TABLES " t WHERE NOT EXISTS (SELECT FROM pg_attribute a "
         "WHERE a.attrelid = t.oid AND a.attname = 'tenant_id' AND a.atttypid = 'uuid'::regtype AND a.attnotnull)",
         "ALTER TABLE messages DROP CONSTRAINT messages_pkey; ALTER TABLE messages ALTER tenant_id DROP NOT NULL", "messages"},

        {"every table has a primary key",
         "SELECT t.relname FROM " ORDERLINE_TABLES " t "
         "WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)",
         "ALTER TABLE messages DROP CONSTRAINT messages_pkey", "messages"},

        // Also the indexes that are not unique: a sharded table is always asked with its tenant. role_id and industry_id
        // are there for foreign keys to global tables.
        {"keys and indexes of a tenant table begin with tenant_id",
         "SELECT i.indexrelid::regclass::text FROM " ORDERLINE_TENANT_TABLES " t JOIN pg_index i ON i.indrelid = t.oid "
         "LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0] "
         "WHERE a.attname IS DISTINCT FROM 'tenant_id' AND (i.indisunique OR a.attname NOT IN ('role_id', 'industry_id'))",
         "CREATE UNIQUE INDEX agents_bad ON agents (email, tenant_id)", "agents_bad"},

        {"foreign keys to tenant tables begin with tenant_id on both sides",
         "SELECT k.conname FROM pg_constraint k JOIN " ORDERLINE_TABLES " t ON t.oid = k.conrelid "
         "JOIN pg_class r ON r.oid = k.confrelid LEFT JOIN scopes s ON s.name = r.relname "
         "JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] "
         "JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1] "
         "WHERE k.contype = 'f' AND s.scope IS DISTINCT FROM 'global' "
         "AND (a.attname <> 'tenant_id' OR b.attname <> 'tenant_id')",
         "CREATE UNIQUE INDEX agents_bad ON agents (id); "
         "ALTER TABLE call_logs ADD CONSTRAINT call_logs_bad FOREIGN KEY (agent_id) REFERENCES agents (id)", "call_logs_bad"},

        {"a global table points at no tenant table",
         "SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid "
         "JOIN scopes s ON s.name = c.relname AND s.scope = 'global' JOIN pg_class r ON r.oid = k.confrelid "
         "JOIN scopes f ON f.name = r.relname AND f.scope = 'tenant' WHERE k.contype = 'f'",
         "ALTER TABLE logins ADD CONSTRAINT logins_bad FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)",
         "logins_bad"},

        // Otherwise a row could point at a tenant that is not there.
        {"every tenant table reaches a foreign key to tenants, apart from the trails, which outlive what they tell of",
         "WITH RECURSIVE reached AS (SELECT 'tenants'::regclass::oid AS oid UNION "
         "SELECT k.conrelid FROM pg_constraint k JOIN reached r ON k.confrelid = r.oid "
         "JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] AND a.attname = 'tenant_id' "
         "AND a.attnotnull WHERE k.contype = 'f') "
         "SELECT t.relname FROM " ORDERLINE_TENANT_TABLES " t WHERE t.oid NOT IN (SELECT oid FROM reached) "
         "AND t.relname NOT IN ('audit_logs', 'draft_operations')",
         "ALTER TABLE messages DROP CONSTRAINT messages_tenant_id_fkey", "messages"},

        {"every foreign key has an index that begins with its columns",
         "SELECT k.conname FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace "
         "AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indpred IS NULL AND i.indisvalid "
         "AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey "
         "AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] <@ k.conkey)",
         "DROP INDEX order_items_product_id_idx", "order_items_product_id_fkey"},

        // It would set tenant_id to null with the rest.
        {"no composite foreign key sets null",
         "SELECT conname FROM pg_constraint WHERE contype = 'f' AND cardinality(conkey) > 1 "
         "AND (confdeltype IN ('n', 'd') OR confupdtype IN ('n', 'd'))",
         "ALTER TABLE agents DROP CONSTRAINT agents_user_id_fkey, ADD CONSTRAINT agents_user_id_fkey "
         "FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id) ON DELETE SET NULL", "agents_user_id_fkey"},

        {"row-level security is enabled and forced",
         "SELECT relname FROM " ORDERLINE_TENANT_TABLES " t WHERE NOT (relrowsecurity AND relforcerowsecurity)",
         "ALTER TABLE users NO FORCE ROW LEVEL SECURITY", "users"},

        {"a tenant table has exactly the one policy that gives",
         "SELECT t.relname FROM " ORDERLINE_TENANT_TABLES " t LEFT JOIN pg_policy p ON p.polrelid = t.oid AND p.polpermissive "
         "GROUP BY t.relname HAVING count(p) <> 1 OR NOT bool_and(p.polcmd = '*' AND p.polroles = '{0}' "
         "AND pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid) "
         "AND pg_get_expr(p.polqual, p.polrelid) = "
         "'(tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid)')",
         "CREATE POLICY more ON orders USING (true)", "orders"},

        {"a policy that takes away takes from signed-in users",
         "SELECT polname FROM pg_policy WHERE NOT polpermissive AND polroles <> ARRAY['authenticated'::regrole::oid]",
         "CREATE POLICY less ON orders AS RESTRICTIVE USING (false)", "less"},

        {"updated_at is kept by a trigger before an update",
         "SELECT t.relname FROM " ORDERLINE_TABLES " t JOIN pg_attribute a ON a.attrelid = t.oid "
         "AND a.attname = 'updated_at' AND NOT a.attisdropped WHERE NOT EXISTS (SELECT FROM pg_trigger g "
         "WHERE g.tgrelid = t.oid AND g.tgenabled = 'O' AND g.tgtype & 19 = 19 "  // for each row, before, update
         "AND g.tgfoid::regproc::text IN ('orderline.touch', 'orderline.touch_searchable', 'orderline.draft_rules'))",
         "DROP TRIGGER touch ON user_roles", "user_roles"},

        {"orders_status_check allows exactly the values of order_status",
         "SELECT conname FROM pg_constraint k WHERE conname = 'orders_status_check' AND "
         "(SELECT array_agg(m[1] ORDER BY n) FROM regexp_matches(pg_get_constraintdef(k.oid), '''([a-z_]+)''', 'g') "
         "WITH ORDINALITY AS x (m, n)) <> (SELECT array_agg(enumlabel::text ORDER BY enumsortorder) FROM pg_enum "
         "WHERE enumtypid = 'order_status'::regtype) "
         "UNION ALL SELECT 'orders_status_check' WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'orders_status_check')",
         "ALTER TABLE orders DROP CONSTRAINT orders_status_check, ADD CONSTRAINT orders_status_check "
         "CHECK (status IN ('pending', 'lost'))", "orders_status_check"},

        // draft_operations, the sessions, codes, keys and numbers are left out on purpose: 0012_audit.sql, 0018_sign_in.sql; what
        // a call starts with: 0022_call_cache.sql; the chain over the trail is no part of it.
        {"a tenant table is under audit",
         "SELECT t.relname || ' ' || e.event FROM " ORDERLINE_TENANT_TABLES " t, "
         "(VALUES ('insert', 4), ('update', 16), ('delete', 8)) AS e (event, bit) "
         "WHERE t.relname NOT IN ('audit_logs', 'draft_operations', 'order_numbers', 'idempotency_keys', 'refresh_sessions', "
         "'proposed_orders_data', 'one_time_codes', 'key_uses', 'outbox', 'audit_seals', 'audit_heads') "
         "AND NOT (t.relname = 'proposed_orders' AND e.event = 'update') "
         "AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = t.oid AND g.tgenabled = 'O' "
         "AND g.tgname = 'audit_' || e.event AND g.tgfoid = 'orderline.audit'::regproc "
         "AND g.tgtype = e.bit)",  // after, for each statement
         "ALTER TABLE agents DISABLE TRIGGER audit_update", "agents update"},

        {"an edit of a draft fires no audit",
         "SELECT tgname FROM pg_trigger WHERE tgrelid = 'proposed_orders'::regclass AND tgfoid = 'orderline.audit'::regproc "
         "AND tgtype & 16 <> 0",
         "CREATE TRIGGER audit_update AFTER UPDATE ON proposed_orders REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows "
         "FOR EACH STATEMENT EXECUTE FUNCTION orderline.audit('proposed_orders')", "audit_update"},

        // A shard's name is not its table's: triggers are told.
        {"every trigger is told the name of its table",
         "SELECT t.relname || ' ' || g.tgname FROM " ORDERLINE_TABLES " t JOIN pg_trigger g ON g.tgrelid = t.oid "
         "WHERE NOT g.tgisinternal AND (g.tgnargs = 0 "
         "OR split_part(encode(g.tgargs, 'escape'), '\\000', 1) <> t.relname)",
         "CREATE TRIGGER nameless BEFORE UPDATE ON agents FOR EACH ROW EXECUTE FUNCTION orderline.touch()", "agents nameless"},

        {"no index of proposed_orders on what an edit changes",
         "SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid "
         "AND a.attnum = ANY (i.indkey) WHERE i.indrelid = 'proposed_orders'::regclass "
         "AND a.attname NOT IN ('tenant_id', 'id', 'customer_id', 'call_id', 'created_at', 'order_id')",
         "CREATE INDEX drafts_bad ON proposed_orders (tenant_id, status)", "drafts_bad"},

        {"proposed_orders leaves room for heap-only updates",
         "SELECT relname FROM pg_class WHERE oid = 'proposed_orders'::regclass "
         "AND NOT 'fillfactor=70' = ANY (coalesce(reloptions, '{}'))",
         "ALTER TABLE proposed_orders RESET (fillfactor)", "proposed_orders"},

        // draft_trail refuses whoever is no trigger: RestRoles.TheTrailIsWrittenByTriggersOnly. Of the others each caller sees his
        // own answers only: RestRoles.AnAnswerIsKeptForWhomItWasGiven.
        {"a function with its owner's rights has a fixed search_path, and only its trigger calls it",
         "SELECT p.proname FROM pg_proc p WHERE p.pronamespace IN ('orderline'::regnamespace, 'auth'::regnamespace) "
         "AND p.prosecdef AND (NOT 'search_path=pg_catalog, pg_temp' = ANY (coalesce(p.proconfig, '{}')) "
         "OR EXISTS (SELECT FROM " ORDERLINE_ROLES " AS r (name) WHERE has_function_privilege(r.name, p.oid, 'execute') "
         "AND p.proname NOT IN ('draft_trail', 'once_begin', 'once_end') AND NOT (r.name = 'orderline_server' "
         "AND p.proname IN ('audit_make_parts', 'audit_drop_part', 'erase_customer', 'redact_trail'))))",
         "CREATE FUNCTION orderline.bad() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1", "bad"},

        {"the change stream sends inserts into draft_operations and all changes of who may come in, nothing else",
         "SELECT p.pubname FROM pg_publication p WHERE p.puballtables OR p.pubtruncate OR NOT p.pubinsert "
         "OR (p.pubupdate AND p.pubdelete) IS DISTINCT FROM (p.pubname = 'orderline_access') "
         "OR (SELECT array_agg(r.prrelid::regclass::text ORDER BY r.prrelid::regclass::text) FROM pg_publication_rel r WHERE r.prpubid = p.oid) IS DISTINCT FROM "
         "CASE p.pubname WHEN 'orderline_live' THEN '{draft_operations}'::text[] WHEN 'orderline_access' THEN "
         "'{api_keys,draft_links,ip_allowlist,refresh_sessions,roles,tenant_roles,tenants,user_roles,user_tenant_roles,users}' END",
         "ALTER PUBLICATION orderline_live ADD TABLE users", "orderline_live"},

        {"the roles of requests own nothing",
         "SELECT d.classid::regclass || ' ' || d.objid FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid "
         "JOIN " ORDERLINE_ROLES " AS o (name) ON o.name = r.rolname WHERE d.deptype = 'o'",
         "GRANT CREATE ON SCHEMA public TO orderline_server; ALTER TABLE agents OWNER TO orderline_server", "pg_class"},

        {"the roles of requests may neither truncate, nor make triggers or references, nor create anything",
         "SELECT t.relname FROM " ORDERLINE_TABLES " t, " ORDERLINE_ROLES " AS r (name) "
         "WHERE has_table_privilege(r.name, t.oid, 'truncate, trigger, references') "
         "UNION ALL SELECT nspname FROM pg_namespace, " ORDERLINE_ROLES " AS r (name) "
         "WHERE has_schema_privilege(r.name, oid, 'create') AND nspname IN ('public', 'orderline', 'auth') "
         "UNION ALL SELECT datname FROM pg_database, " ORDERLINE_ROLES " AS r (name) WHERE datname = current_database() "
         "AND has_database_privilege(r.name, oid, 'create')",
         "GRANT TRUNCATE ON users TO service_role", "users"},

        {"the roles of requests change no trail, no tenants, no roles",
         "SELECT t.relname FROM " ORDERLINE_TABLES " t, " ORDERLINE_ROLES " AS r (name) "
         "WHERE t.relname IN ('audit_logs', 'audit_seals', 'draft_operations') AND (has_any_column_privilege(r.name, t.oid, 'update') "
         "OR has_table_privilege(r.name, t.oid, 'delete')) "
         "OR t.relname IN ('tenants', 'roles', 'industries') AND (has_any_column_privilege(r.name, t.oid, 'insert, update') "
         "OR has_table_privilege(r.name, t.oid, 'delete'))",
         "GRANT DELETE ON audit_logs TO orderline_server", "audit_logs"},

        // What each of these may do: rest_roles_pgtest.cpp, table by table.
        {"nobody else was given anything",
         "SELECT t.relname FROM " ORDERLINE_TABLES " t JOIN pg_class c ON c.oid = t.oid, aclexplode(c.relacl) a "
         "WHERE a.grantee NOT IN (t.relowner, 'orderline_server'::regrole, 'authenticated'::regrole, 'service_role'::regrole) "
         "UNION ALL SELECT t.relname FROM " ORDERLINE_TABLES " t JOIN pg_attribute a ON a.attrelid = t.oid, aclexplode(a.attacl) c "
         "WHERE c.grantee NOT IN ('authenticated'::regrole, 'service_role'::regrole)",
         "GRANT SELECT (name) ON agents TO public", "agents"},
    };
    return rules;
}

#undef ORDERLINE_ROLES
#undef ORDERLINE_TENANT_TABLES
#undef ORDERLINE_TABLES

}  // namespace orderline::db
