-- actions/sql/audit_seal_insert.sql: one more entry of the chain.
-- $1 tenant, $2 number, $3 kind, $4 month or null, $5 seqs, $6 digests, $7 detail, $8 time, $9 hash
INSERT INTO audit_seals (tenant_id, number, kind, month, seqs, digests, detail, made_at, hash)
VALUES ($1::uuid, $2::bigint, $3, $4::date, $5::bigint[], $6::bytea, $7, $8::timestamptz, $9::bytea)
