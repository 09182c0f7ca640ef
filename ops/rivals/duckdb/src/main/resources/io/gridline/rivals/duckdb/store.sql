-- Gridline's store and the register with hashed claims, to what rules.sql starts from.

CREATE TABLE zone AS SELECT * FROM read_csv('${orders}/zones.csv', columns = {
  'ord': 'VARCHAR', 'zone': 'VARCHAR', 'division': 'VARCHAR', 'zone_from': 'BIGINT', 'zone_to': 'BIGINT'});

CREATE TABLE seen AS
SELECT DISTINCT ord, zone, record_id, claim_high, claim_low, started, greatest(started, zone_from) AS cut_from,
  least(ended, zone_to) AS cut_to
FROM read_parquet('${hashed}/carrier/*.parquet') JOIN (
    SELECT place_code, ord, zone, zone_from, zone_to FROM (SELECT DISTINCT place_code FROM read_parquet('${hashed}/carrier/*.parquet'))
    JOIN zone ON starts_with(place_code, division)) USING (place_code)
WHERE greatest(started, zone_from) < least(ended, zone_to, ${as_of});

-- without an end the end of time, for a join on comparisons alone is a hash join
CREATE TABLE phone_holder AS
SELECT DISTINCT claim_high, claim_low, person_id, valid_from, coalesce(valid_to, 9223372036854775807) AS valid_to
FROM read_parquet('${hashed}/subscription/*.parquet') SEMI JOIN seen USING (claim_high, claim_low);

-- a number that two people hold is nobody's
CREATE TABLE carrier_sighting AS
SELECT ord, zone, record_id, cut_from, cut_to, min(person_id) AS person_id,
  coalesce('person:' || min(person_id), s.claim_high || ':' || s.claim_low) AS who, NULL::VARCHAR AS visitor
FROM seen s LEFT JOIN phone_holder h ON h.claim_high = s.claim_high AND h.claim_low = s.claim_low
  AND h.valid_from <= s.started AND s.started < h.valid_to
GROUP BY ord, zone, record_id, s.claim_high, s.claim_low, started, cut_from, cut_to
HAVING min(person_id) IS NOT DISTINCT FROM max(person_id);

-- of each record the highest revision; its repeats are alike
CREATE TABLE booking AS
WITH winner AS (
  SELECT * FROM read_parquet('${hashed}/booking/*.parquet')
  QUALIFY row_number() OVER (PARTITION BY source, record_id ORDER BY revision DESC) = 1)
SELECT * FROM winner WHERE NOT cancelled AND NOT tombstone AND ended >= ${records_from};

CREATE VIEW reported_case AS FROM read_parquet('${hashed}/cases.parquet');

CREATE TABLE claim AS
SELECT claim_high, claim_low FROM booking UNION SELECT claim_high, claim_low FROM reported_case;

CREATE VIEW person AS SELECT person_id, household_id, registered_division, residence_division
FROM read_parquet('${hashed}/person/*.parquet');

CREATE TABLE document_holder AS
SELECT claim_high, claim_low, min(person_id) AS person_id, max(person_id) AS other_id FROM (
  SELECT claim_high, claim_low, p.person_id FROM claim
  JOIN read_parquet('${hashed}/person/*.parquet') p USING (claim_high, claim_low)
  UNION ALL
  SELECT claim_high, claim_low, t.person_id FROM claim
  JOIN read_parquet('${hashed}/travel_document/*.parquet') t USING (claim_high, claim_low))
GROUP BY ALL;

CREATE TABLE sighting AS
SELECT source, record_id, started, ended, place_code AS place, end_code AS end_place, vehicle, service_day AS day, car,
  lodging_id AS hotel, room, h.person_id, NULL::VARCHAR AS visitor,
  coalesce('person:' || h.person_id, claim_high || ':' || claim_low) AS who
FROM booking LEFT JOIN document_holder h USING (claim_high, claim_low)
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;

CREATE TABLE index_case AS
SELECT h.person_id, coalesce('person:' || h.person_id, claim_high || ':' || claim_low) AS who, infectious_from,
  infectious_to
FROM reported_case LEFT JOIN document_holder h USING (claim_high, claim_low)
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;
