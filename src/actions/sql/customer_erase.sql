-- actions/sql/customer_erase.sql: erases a customer's data everywhere but in the trail.
-- $1 customer -> how many rows of which table, a JSON object
SELECT orderline.erase_customer($1::uuid)
