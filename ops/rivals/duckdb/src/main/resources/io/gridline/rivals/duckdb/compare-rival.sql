-- A rival's entries beside Gridline's. Of a visitor Gridline's entries have the number masked; a rival that saw only hashes has
-- none.

CREATE MACRO masked(v) AS CASE
  WHEN length(v) >= 11 THEN left(v, 3) || repeat('*', length(v) - 7) || right(v, 4)
  WHEN length(v) > 4 THEN left(v, 2) || repeat('*', length(v) - 4) || right(v, 2)
  ELSE repeat('*', length(v)) END;

CREATE TABLE ours AS FROM published('${ours}');

CREATE TABLE theirs AS
SELECT ord, person_id, CASE WHEN ${visitors} AND person_id IS NULL THEN masked(visitor) END AS visitor, level, rules,
  evidence_count::BIGINT AS evidence_count, first_exposed_at, last_exposed_at, observe_until, route_code
FROM read_parquet('${theirs}', hive_partitioning = false);
