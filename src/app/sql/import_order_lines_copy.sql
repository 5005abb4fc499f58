-- app/sql/import_order_lines_copy.sql: the rows, as app/import_rows.cpp makes them.
COPY import_order_lines FROM STDIN
