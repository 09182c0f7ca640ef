-- The order's rules and its entries, over
--   zone(ord, zone, division, zone_from, zone_to)
--   carrier_sighting(ord, zone, record_id, cut_from, cut_to, person_id, who, visitor)
--   sighting(source, record_id, place, end_place, vehicle, day, car, hotel, room, started, ended, person_id, who, visitor)
--   index_case(person_id, who, infectious_from, infectious_to)
--   person(person_id, household_id, registered_division, residence_division)
-- Times are milliseconds since 1970, intervals half-open.

-- which places lie in which zones: asked once of each code, not of each row
CREATE TABLE zoned_place USING parquet AS
SELECT place, ord, zone, zone_from, zone_to
FROM (SELECT DISTINCT place FROM sighting) JOIN zone ON startswith(place, division);

CREATE TABLE zoned_home USING parquet AS
SELECT residence_division, ord, zone_from, zone_to
FROM (SELECT DISTINCT residence_division FROM person) JOIN zone ON startswith(residence_division, division);

CREATE OR REPLACE TEMPORARY VIEW zone_cut AS
SELECT ord, zone, who, person_id, visitor, 'carrier' AS source, record_id, cut_from, cut_to FROM carrier_sighting
UNION ALL
SELECT ord, zone, who, person_id, visitor, 'hotel', record_id, greatest(started, zone_from), least(ended, zone_to)
FROM sighting JOIN zoned_place USING (place)
WHERE source = 'hotel' AND greatest(started, zone_from) < least(ended, zone_to, ${as_of});

-- stayed-in-zone: two hours in all, gaps and overlaps not counted
CREATE OR REPLACE TEMPORARY VIEW dwelt AS
SELECT ord, zone, who FROM (
  SELECT ord, zone, who, cut_from, cut_to, max(cut_to) OVER (PARTITION BY ord, zone, who ORDER BY cut_from
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_to
  FROM zone_cut)
GROUP BY ord, zone, who
HAVING sum(greatest(0, cut_to - greatest(cut_from, coalesce(covered_to, cut_from)))) >= 7200000;

CREATE OR REPLACE TEMPORARY VIEW ord AS SELECT DISTINCT ord FROM zone;

CREATE OR REPLACE TEMPORARY VIEW trip AS SELECT * FROM sighting WHERE source IN ('rail', 'aviation') AND started < ${as_of};

CREATE OR REPLACE TEMPORARY VIEW case_sighting AS
SELECT s.source, s.vehicle, s.day, s.car, s.hotel, s.room, s.who, greatest(s.started, infectious_from) AS started,
  least(s.ended, infectious_to) AS ended
FROM sighting s JOIN index_case i USING (who)
WHERE s.started < ${as_of} AND infectious_from < ${as_of} AND greatest(s.started, infectious_from) < least(s.ended, infectious_to);

CREATE OR REPLACE TEMPORARY VIEW contact AS
SELECT rule, who, person_id, visitor, source, record_id, min(started) AS started, max(ended) AS ended FROM (
  SELECT 'same-carriage' AS rule, s.who, s.person_id, s.visitor, s.source, s.record_id,
    greatest(s.started, c.started) AS started, least(s.ended, c.ended) AS ended
  FROM sighting s JOIN case_sighting c
    ON s.vehicle = c.vehicle AND s.day = c.day AND s.car = c.car AND s.who <> c.who
  WHERE s.source = 'rail' AND c.source = 'rail' AND s.started < ${as_of}
  UNION ALL
  SELECT 'same-hotel-room', s.who, s.person_id, s.visitor, s.source, s.record_id, greatest(s.started, c.started),
    least(s.ended, c.ended)
  FROM sighting s JOIN case_sighting c ON s.hotel = c.hotel AND s.room = c.room AND s.who <> c.who
  WHERE s.source = 'hotel' AND c.source = 'hotel' AND s.started < ${as_of})
WHERE started < ended
GROUP BY rule, who, person_id, visitor, source, record_id;

CREATE TABLE own_evidence USING parquet AS
SELECT * FROM (
  SELECT ord, 'stayed-in-zone' AS rule, who, person_id, visitor, source, record_id, min(cut_from) AS started,
    max(cut_to) AS ended
  FROM zone_cut LEFT SEMI JOIN dwelt USING (ord, zone, who) GROUP BY ALL
  UNION ALL
  SELECT DISTINCT ord, 'arrived-from-zone', who, person_id, visitor, source, record_id, started, started
  FROM trip t JOIN zoned_place USING (place)
  WHERE started >= zone_from AND started < zone_to AND EXISTS (
    SELECT 1 FROM trip a WHERE a.who = t.who AND startswith(a.end_place, '${jurisdiction}')
      AND a.started >= t.started AND a.started <= t.started + 172800000)
  UNION ALL
  SELECT ord, 'lives-in-zone', 'person:' || person_id, person_id, NULL, 'register', '', min(zone_from), max(zone_to)
  FROM person JOIN zoned_home USING (residence_division)
  WHERE startswith(registered_division, '${jurisdiction}') AND zone_from < ${as_of}
  GROUP BY ALL
  UNION ALL
  SELECT ord, rule, who, person_id, visitor, source, record_id, started, ended FROM contact CROSS JOIN ord)
WHERE ${as_of} < ended + ${observation};

-- household: who brings it, with the hull of what does
CREATE TABLE bringer USING parquet AS
SELECT ord, person_id, min(started) AS started, max(ended) AS ended FROM (
  SELECT ord, person_id, started, ended FROM own_evidence WHERE rule IN ('stayed-in-zone', 'same-carriage')
  UNION ALL
  SELECT ord, person_id, infectious_from, infectious_to FROM index_case CROSS JOIN ord
  WHERE infectious_from < ${as_of} AND ${as_of} < infectious_to + ${observation})
WHERE person_id IS NOT NULL
GROUP BY ord, person_id;

-- the register once for those found, and once for their households
CREATE TABLE found USING parquet AS
SELECT * FROM person LEFT SEMI JOIN (
  SELECT person_id FROM own_evidence WHERE person_id IS NOT NULL UNION SELECT person_id FROM bringer) USING (person_id);

CREATE TABLE member USING parquet AS
SELECT *, count(*) OVER (PARTITION BY household_id) AS members
FROM person LEFT SEMI JOIN (SELECT household_id FROM found LEFT SEMI JOIN bringer USING (person_id)) USING (household_id);

CREATE OR REPLACE TEMPORARY VIEW evidence AS
SELECT ord, rule, who, person_id, visitor, started, ended FROM own_evidence
UNION ALL
SELECT b.ord, 'household', 'person:' || m.person_id, m.person_id, NULL, min(b.started), max(b.ended)
FROM bringer b JOIN member o ON o.person_id = b.person_id
JOIN member m ON m.household_id = o.household_id AND m.person_id <> b.person_id
WHERE o.members <= ${household_limit}
GROUP BY b.ord, m.person_id;

CREATE TABLE exposed USING parquet AS
SELECT ord, who, any_value(person_id) AS person_id, any_value(visitor) AS visitor,
  CASE WHEN bool_or(rule NOT IN ('lives-in-zone', 'household')) THEN 'high' ELSE 'medium' END AS level,
  array_join(array_sort(collect_set(rule)), ';') AS rules, count(*) AS evidence_count, min(started) AS first_exposed_at,
  max(ended) AS last_exposed_at
FROM evidence LEFT ANTI JOIN index_case USING (who)
GROUP BY ord, who;

CREATE OR REPLACE TEMPORARY VIEW whereabouts AS
SELECT who, CASE source WHEN 'hotel' THEN started ELSE ended END AS seen_at,
  CASE source WHEN 'hotel' THEN place ELSE end_place END AS code
FROM sighting LEFT SEMI JOIN exposed USING (who)
WHERE CASE source WHEN 'hotel' THEN started ELSE ended END < ${as_of};

CREATE OR REPLACE TEMPORARY VIEW latest AS
SELECT who, max_by(code, struct(seen_at, code)) AS code,
  max(seen_at) FILTER (WHERE startswith(code, '${jurisdiction}')) AS here_at
FROM whereabouts GROUP BY who;

INSERT OVERWRITE DIRECTORY '${out}' USING parquet
SELECT ord, e.person_id, CASE WHEN e.person_id IS NULL THEN visitor END AS visitor, level, rules, evidence_count,
  first_exposed_at, last_exposed_at, last_exposed_at + ${observation} AS observe_until,
  CASE WHEN startswith(residence_division, '${jurisdiction}') THEN residence_division
    WHEN startswith(code, '${jurisdiction}') THEN code
    WHEN code IS NOT NULL THEN left(code, 2)
    WHEN residence_division <> '' THEN left(residence_division, 2)
    ELSE registered_division END AS route_code
FROM exposed e
LEFT JOIN (SELECT person_id, residence_division, registered_division FROM found
  UNION SELECT person_id, residence_division, registered_division FROM member) p USING (person_id)
LEFT JOIN latest USING (who)
WHERE startswith(residence_division, '${jurisdiction}') OR startswith(registered_division, '${jurisdiction}')
  OR here_at >= first_exposed_at;
