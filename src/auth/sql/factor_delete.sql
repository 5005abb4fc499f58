-- auth/sql/factor_delete.sql: a second factor ends. With the last one the user's sessions count as begun without.
-- $1 tenant uuid, $2 user uuid, $3 factor uuid, null for all -> those that ended
WITH ended AS (
    DELETE FROM user_factors
    WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND ($3::uuid IS NULL OR id = $3::uuid)
    RETURNING id
), lowered AS (
    UPDATE refresh_sessions
    SET second_factor = NULL, second_factor_at = NULL
    WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND second_factor IS NOT NULL
      AND NOT EXISTS (SELECT FROM user_factors f
                      WHERE f.tenant_id = $1::uuid AND f.user_id = $2::uuid AND f.verified_at IS NOT NULL
                        AND f.id NOT IN (SELECT e.id FROM ended e))
)
SELECT id FROM ended
