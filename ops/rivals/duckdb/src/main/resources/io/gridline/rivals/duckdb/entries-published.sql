-- Entries that Gridline has published, so that two publications can be compared. The key of a person is left out: it is under
-- the keys of a publication.

CREATE MACRO published(files) AS TABLE
SELECT "order" AS ord, person_id,
  CASE WHEN ${visitors} AND person_id IS NULL THEN concat(document_number, phone) END AS visitor, level,
  array_to_string(rules, ';') AS rules, evidence_count::BIGINT AS evidence_count,
  epoch_ms(first_exposed_at) AS first_exposed_at, epoch_ms(last_exposed_at) AS last_exposed_at,
  epoch_ms(observe_until) AS observe_until, route_code
FROM read_parquet(files, hive_partitioning = false);

