-- app/sql/doctor_schema.sql: is the publication there with its table; is there a table of tenants.
SELECT EXISTS (SELECT FROM pg_publication_tables
               WHERE pubname = 'orderline_live' AND schemaname = 'public' AND tablename = 'draft_operations'),
       to_regclass('public.tenants') IS NOT NULL
