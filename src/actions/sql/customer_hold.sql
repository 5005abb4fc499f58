-- actions/sql/customer_hold.sql: a customer whose data is to be erased; until the end of the transaction no call begins with him.
-- A call that nobody ended is over after a day.
-- $1 tenant, $2 customer -> 0 or 1 row: whether a call is running, whether the customer is also a user with rights
SELECT EXISTS (SELECT FROM call_logs l
               WHERE l.tenant_id = $1::uuid AND l.customer_id = $2::uuid AND l.status = 'in_progress' AND l.ended_at IS NULL
                 AND l.call_date > now() - interval '1 day'),
       EXISTS (SELECT FROM user_roles r WHERE r.tenant_id = $1::uuid AND r.user_id = c.user_id AND r.is_active)
       OR EXISTS (SELECT FROM user_tenant_roles r WHERE r.tenant_id = $1::uuid AND r.user_id = c.user_id)
FROM customers c
WHERE c.tenant_id = $1::uuid AND c.id = $2::uuid
FOR UPDATE OF c
