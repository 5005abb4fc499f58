-- app/sql/import_products_copy.sql: the rows, in the order of the columns in app/import_columns.cpp.
COPY import_products FROM STDIN
