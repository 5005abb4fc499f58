-- app/sql/demo_calls.sql: the demo's calls; their drafts and orders follow.
-- $1 tenant, $2 calls jsonb
INSERT INTO call_logs (tenant_id, id, customer_id, agent_id, call_date, duration, ended_at, status, outcome, follow_up_date,
                       created_at)
SELECT $1::uuid, r.id, r.customer_id, r.agent_id, r.call_date, r.duration, r.ended_at, r.status::call_status,
       r.outcome::call_outcome, r.follow_up_date, r.call_date
FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, customer_id uuid, agent_id uuid, call_date timestamptz, duration int,
                                         ended_at timestamptz, status text, outcome text, follow_up_date timestamptz)
