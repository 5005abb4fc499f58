-- app/sql/import_orders_states.sql: how many orders are new, and how many changed.
SELECT count(*) FILTER (WHERE state = 'new'), count(*) FILTER (WHERE state = 'changed') FROM import_orders
