-- Whether a contender's entries are those that Gridline has published: each row of one in the other, as often. Of a visitor
-- Gridline's entries have the number masked, a contender that saw only hashes has none.

CREATE MACRO masked(v) AS CASE
  WHEN length(v) >= 11 THEN left(v, 3) || repeat('*', length(v) - 7) || right(v, 4)
  WHEN length(v) > 4 THEN left(v, 2) || repeat('*', length(v) - 4) || right(v, 2)
  ELSE repeat('*', length(v)) END;

CREATE TABLE ours AS
SELECT "order" AS ord, person_id,
  CASE WHEN ${visitors} AND person_id IS NULL THEN concat(document_number, phone) END AS visitor, level,
  array_to_string(rules, ';') AS rules, evidence_count::BIGINT AS evidence_count,
  epoch_ms(first_exposed_at) AS first_exposed_at, epoch_ms(last_exposed_at) AS last_exposed_at,
  epoch_ms(observe_until) AS observe_until, route_code
FROM read_parquet('${ours}', hive_partitioning = false);

CREATE TABLE theirs AS
SELECT ord, person_id, CASE WHEN ${visitors} AND person_id IS NULL THEN masked(visitor) END AS visitor, level, rules,
  evidence_count::BIGINT AS evidence_count, first_exposed_at, last_exposed_at, observe_until, route_code
FROM read_parquet('${theirs}', hive_partitioning = false);

CREATE TABLE difference AS
SELECT 'gridline' AS only_in, * FROM (FROM ours EXCEPT ALL FROM theirs)
UNION ALL
SELECT 'contender', * FROM (FROM theirs EXCEPT ALL FROM ours);

COPY (FROM difference ORDER BY ord, person_id, only_in LIMIT 1000) TO '${differences}' (HEADER);

COPY (SELECT (SELECT count(*) FROM ours) AS entries, (SELECT count(*) FROM difference) AS differences,
  (SELECT count(*) FROM ours WHERE person_id IS NULL) AS visitors) TO '${out}' (FORMAT json);
