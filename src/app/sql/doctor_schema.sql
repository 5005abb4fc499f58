-- app/sql/doctor_schema.sql: are the publications there with their tables; is there a table of tenants.
SELECT EXISTS (SELECT FROM pg_publication_tables
               WHERE pubname = 'orderline_live' AND schemaname = 'public' AND tablename = 'draft_operations')
       AND (SELECT count(*) FROM pg_publication_tables WHERE pubname = 'orderline_access' AND schemaname = 'public') = 10,
       to_regclass('public.tenants') IS NOT NULL
