-- Gridline's store and the register with hashed claims, to what rules.sql starts from.

CREATE OR REPLACE TEMPORARY VIEW zones USING csv OPTIONS (path '${orders}/zones.csv', header 'true');
CREATE OR REPLACE TEMPORARY VIEW hashed_carrier USING parquet OPTIONS (path '${hashed}/carrier');
CREATE OR REPLACE TEMPORARY VIEW hashed_booking USING parquet OPTIONS (path '${hashed}/booking');
CREATE OR REPLACE TEMPORARY VIEW hashed_person USING parquet OPTIONS (path '${hashed}/person');
CREATE OR REPLACE TEMPORARY VIEW hashed_travel_document USING parquet OPTIONS (path '${hashed}/travel_document');
CREATE OR REPLACE TEMPORARY VIEW hashed_subscription USING parquet OPTIONS (path '${hashed}/subscription');
CREATE OR REPLACE TEMPORARY VIEW reported_case USING parquet OPTIONS (path '${hashed}/cases.parquet');

CREATE OR REPLACE TEMPORARY VIEW zone AS
SELECT ord, zone, division, CAST(zone_from AS BIGINT) AS zone_from, CAST(zone_to AS BIGINT) AS zone_to FROM zones;

CREATE TABLE seen USING parquet AS
SELECT DISTINCT ord, zone, record_id, claim_high, claim_low, started, greatest(started, zone_from) AS cut_from,
  least(ended, zone_to) AS cut_to
FROM hashed_carrier JOIN (
    SELECT place_code, ord, zone, zone_from, zone_to FROM (SELECT DISTINCT place_code FROM hashed_carrier)
    JOIN zone ON startswith(place_code, division)) USING (place_code)
WHERE greatest(started, zone_from) < least(ended, zone_to, ${as_of});

CREATE OR REPLACE TEMPORARY VIEW phone_holder AS
SELECT DISTINCT claim_high, claim_low, person_id, valid_from, valid_to
FROM hashed_subscription LEFT SEMI JOIN seen USING (claim_high, claim_low);

-- a number that two people hold is nobody's
CREATE TABLE carrier_sighting USING parquet AS
SELECT ord, zone, record_id, cut_from, cut_to, min(person_id) AS person_id,
  coalesce('person:' || min(person_id), s.claim_high || ':' || s.claim_low) AS who, CAST(NULL AS STRING) AS visitor
FROM seen s LEFT JOIN phone_holder h ON h.claim_high = s.claim_high AND h.claim_low = s.claim_low
  AND h.valid_from <= s.started AND (h.valid_to IS NULL OR s.started < h.valid_to)
GROUP BY ord, zone, record_id, s.claim_high, s.claim_low, started, cut_from, cut_to
HAVING min(person_id) IS NOT DISTINCT FROM max(person_id);

-- of each record the highest revision; its repeats are alike
CREATE TABLE booking USING parquet AS
WITH winner AS (
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY source, record_id ORDER BY revision DESC) AS nth FROM hashed_booking)
  WHERE nth = 1)
SELECT * FROM winner WHERE NOT cancelled AND NOT tombstone AND ended >= ${records_from};

CREATE OR REPLACE TEMPORARY VIEW claim AS
SELECT claim_high, claim_low FROM booking UNION SELECT claim_high, claim_low FROM reported_case;

CREATE OR REPLACE TEMPORARY VIEW person AS SELECT person_id, household_id, registered_division, residence_division
FROM hashed_person;

CREATE TABLE document_holder USING parquet AS
SELECT claim_high, claim_low, min(person_id) AS person_id, max(person_id) AS other_id FROM (
  SELECT claim_high, claim_low, p.person_id FROM claim
  JOIN hashed_person p USING (claim_high, claim_low)
  UNION ALL
  SELECT claim_high, claim_low, t.person_id FROM claim
  JOIN hashed_travel_document t USING (claim_high, claim_low))
GROUP BY claim_high, claim_low;

CREATE TABLE sighting USING parquet AS
SELECT source, record_id, started, ended, place_code AS place, end_code AS end_place, vehicle, service_day AS day, car,
  lodging_id AS hotel, room, h.person_id, CAST(NULL AS STRING) AS visitor,
  coalesce('person:' || h.person_id, claim_high || ':' || claim_low) AS who
FROM booking LEFT JOIN document_holder h USING (claim_high, claim_low)
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;

CREATE TABLE index_case USING parquet AS
SELECT h.person_id, coalesce('person:' || h.person_id, claim_high || ':' || claim_low) AS who, infectious_from,
  infectious_to
FROM reported_case LEFT JOIN document_holder h USING (claim_high, claim_low)
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;
