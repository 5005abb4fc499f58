-- app/sql/import_customers_copy.sql: the rows, in the order of the columns in app/import_columns.cpp, the id first.
COPY import_customers FROM STDIN
