-- Gridline's store and the register with hashed claims, to what rules.sql starts from.

CREATE TABLE zones (ord STRING, zone STRING, division STRING, zone_from STRING, zone_to STRING)
WITH ('connector' = 'filesystem', 'path' = '${orders}/zones.csv', 'format' = 'csv');
CREATE TABLE carrier (record_id STRING, claim_high BIGINT, claim_low BIGINT, started BIGINT, ended BIGINT, place_code STRING)
WITH ('connector' = 'filesystem', 'path' = '${hashed}/carrier', 'format' = 'parquet');
CREATE TABLE delivered (source STRING, record_id STRING, revision INT, cancelled BOOLEAN, tombstone BOOLEAN,
  claim_high BIGINT, claim_low BIGINT, started BIGINT, ended BIGINT, place_code STRING, end_code STRING, vehicle STRING,
  service_day INT, car STRING, lodging_id STRING, room STRING)
WITH ('connector' = 'filesystem', 'path' = '${hashed}/booking', 'format' = 'parquet');
CREATE TABLE person (claim_high BIGINT, claim_low BIGINT, person_id STRING, household_id STRING,
  registered_division STRING, residence_division STRING)
WITH ('connector' = 'filesystem', 'path' = '${hashed}/person', 'format' = 'parquet');
CREATE TABLE travel_document (claim_high BIGINT, claim_low BIGINT, person_id STRING)
WITH ('connector' = 'filesystem', 'path' = '${hashed}/travel_document', 'format' = 'parquet');
CREATE TABLE subscription (claim_high BIGINT, claim_low BIGINT, person_id STRING, valid_from BIGINT, valid_to BIGINT)
WITH ('connector' = 'filesystem', 'path' = '${hashed}/subscription', 'format' = 'parquet');
CREATE TABLE reported_case (claim_high BIGINT, claim_low BIGINT, infectious_from BIGINT, infectious_to BIGINT)
WITH ('connector' = 'filesystem', 'path' = '${hashed}/cases.parquet', 'format' = 'parquet');

CREATE VIEW zone_ AS
SELECT ord, zone, division, CAST(zone_from AS BIGINT) AS zone_from, CAST(zone_to AS BIGINT) AS zone_to
FROM zones WHERE ord <> 'ord';

CREATE TABLE seen WITH ('connector' = 'filesystem', 'path' = '${tables}/seen', 'format' = 'parquet') AS
SELECT DISTINCT ord, zone, record_id, claim_high, claim_low, started, GREATEST(started, zone_from) AS cut_from,
  LEAST(ended, zone_to) AS cut_to
FROM carrier c JOIN (
    SELECT place_code, ord, zone, zone_from, zone_to FROM (SELECT DISTINCT place_code FROM carrier)
    JOIN zone_ ON place_code LIKE division || '%') z
  ON z.place_code = c.place_code
WHERE GREATEST(started, zone_from) < LEAST(ended, zone_to, ${as_of});

-- a number that two people hold is nobody's
CREATE TABLE carrier_sighting WITH ('connector' = 'filesystem', 'path' = '${tables}/carrier_sighting', 'format' = 'parquet') AS
SELECT ord, zone, record_id, cut_from, cut_to, MIN(person_id) AS person_id,
  COALESCE('person:' || MIN(person_id), CAST(s.claim_high AS STRING) || ':' || CAST(s.claim_low AS STRING)) AS who,
  CAST(NULL AS STRING) AS visitor
FROM seen s LEFT JOIN subscription h ON h.claim_high = s.claim_high AND h.claim_low = s.claim_low
  AND h.valid_from <= s.started AND (h.valid_to IS NULL OR s.started < h.valid_to)
GROUP BY ord, zone, record_id, s.claim_high, s.claim_low, started, cut_from, cut_to
HAVING MIN(person_id) IS NOT DISTINCT FROM MAX(person_id);

-- of each record the highest revision; its repeats are alike
CREATE TABLE booking WITH ('connector' = 'filesystem', 'path' = '${tables}/booking', 'format' = 'parquet') AS
SELECT source, record_id, claim_high, claim_low, started, ended, place_code, end_code, vehicle, service_day, car, lodging_id,
  room
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY source, record_id ORDER BY revision DESC) AS nth FROM delivered)
WHERE nth = 1 AND NOT cancelled AND NOT tombstone AND ended >= ${records_from};

CREATE VIEW claim AS
SELECT claim_high, claim_low FROM booking UNION SELECT claim_high, claim_low FROM reported_case;

CREATE TABLE document_holder WITH ('connector' = 'filesystem', 'path' = '${tables}/document_holder', 'format' = 'parquet') AS
SELECT claim_high, claim_low, MIN(person_id) AS person_id, MAX(person_id) AS other_id FROM (
  SELECT c.claim_high, c.claim_low, person_id FROM claim c JOIN person p
  ON p.claim_high = c.claim_high AND p.claim_low = c.claim_low
  UNION ALL
  SELECT c.claim_high, c.claim_low, person_id FROM claim c JOIN travel_document t
  ON t.claim_high = c.claim_high AND t.claim_low = c.claim_low)
GROUP BY claim_high, claim_low;

CREATE TABLE sighting WITH ('connector' = 'filesystem', 'path' = '${tables}/sighting', 'format' = 'parquet') AS
SELECT source, record_id, started, ended, place_code AS place, end_code AS end_place, vehicle, service_day AS ride_day, car,
  lodging_id AS hotel_id, room, h.person_id, CAST(NULL AS STRING) AS visitor,
  COALESCE('person:' || h.person_id, CAST(b.claim_high AS STRING) || ':' || CAST(b.claim_low AS STRING)) AS who
FROM booking b LEFT JOIN document_holder h ON h.claim_high = b.claim_high AND h.claim_low = b.claim_low
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;

CREATE TABLE index_case WITH ('connector' = 'filesystem', 'path' = '${tables}/index_case', 'format' = 'parquet') AS
SELECT h.person_id,
  COALESCE('person:' || h.person_id, CAST(c.claim_high AS STRING) || ':' || CAST(c.claim_low AS STRING)) AS who,
  infectious_from, infectious_to
FROM reported_case c LEFT JOIN document_holder h ON h.claim_high = c.claim_high AND h.claim_low = c.claim_low
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;
