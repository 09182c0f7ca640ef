-- The order's rules and its entries, over
--   zone_(ord, zone, division, zone_from, zone_to)
--   carrier_sighting(ord, zone, record_id, cut_from, cut_to, person_id, who, visitor)
--   sighting(source, record_id, place, end_place, vehicle, ride_day, car, hotel_id, room, started, ended, person_id, who,
--     visitor)
--   index_case(person_id, who, infectious_from, infectious_to)
--   person(person_id, household_id, registered_division, residence_division)
-- Times are milliseconds since 1970, intervals half-open.

-- which places lie in which zones: asked once of each code, not of each row
CREATE VIEW zoned_place AS
SELECT place, ord, zone, zone_from, zone_to
FROM (SELECT DISTINCT place FROM sighting) JOIN zone_ ON place LIKE division || '%';

CREATE VIEW zoned_home AS
SELECT residence_division, ord, zone_from, zone_to
FROM (SELECT DISTINCT residence_division FROM person) JOIN zone_ ON residence_division LIKE division || '%';

CREATE VIEW zone_cut AS
SELECT ord, zone, who, person_id, visitor, 'carrier' AS source, record_id, cut_from, cut_to FROM carrier_sighting
UNION ALL
SELECT ord, zone, who, person_id, visitor, 'hotel', record_id, GREATEST(started, zone_from), LEAST(ended, zone_to)
FROM sighting s JOIN zoned_place z ON z.place = s.place
WHERE source = 'hotel' AND GREATEST(started, zone_from) < LEAST(ended, zone_to, ${as_of});

-- stayed-in-zone: two hours in all, gaps and overlaps not counted
CREATE VIEW dwelt AS
SELECT ord, zone, who FROM (
  SELECT ord, zone, who, cut_from, cut_to, MAX(cut_to) OVER (PARTITION BY ord, zone, who ORDER BY cut_from
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_to
  FROM zone_cut)
GROUP BY ord, zone, who
HAVING SUM(GREATEST(0, cut_to - GREATEST(cut_from, COALESCE(covered_to, cut_from)))) >= 7200000;

CREATE VIEW ord_ AS SELECT DISTINCT ord FROM zone_;

CREATE VIEW trip AS SELECT * FROM sighting WHERE source IN ('rail', 'aviation') AND started < ${as_of};

CREATE VIEW case_sighting AS
SELECT s.source, s.vehicle, s.ride_day, s.car, s.hotel_id, s.room, s.who, GREATEST(s.started, infectious_from) AS started,
  LEAST(s.ended, infectious_to) AS ended
FROM sighting s JOIN index_case i ON i.who = s.who
WHERE s.started < ${as_of} AND infectious_from < ${as_of}
  AND GREATEST(s.started, infectious_from) < LEAST(s.ended, infectious_to);

CREATE VIEW contact AS
SELECT rule, who, person_id, visitor, source, record_id, MIN(started) AS started, MAX(ended) AS ended FROM (
  SELECT 'same-carriage' AS rule, s.who, s.person_id, s.visitor, s.source, s.record_id,
    GREATEST(s.started, c.started) AS started, LEAST(s.ended, c.ended) AS ended
  FROM sighting s JOIN case_sighting c
    ON s.vehicle = c.vehicle AND s.ride_day = c.ride_day AND s.car = c.car AND s.who <> c.who
  WHERE s.source = 'rail' AND c.source = 'rail' AND s.started < ${as_of}
  UNION ALL
  SELECT 'same-hotel-room', s.who, s.person_id, s.visitor, s.source, s.record_id,
    GREATEST(s.started, c.started), LEAST(s.ended, c.ended)
  FROM sighting s JOIN case_sighting c ON s.hotel_id = c.hotel_id AND s.room = c.room AND s.who <> c.who
  WHERE s.source = 'hotel' AND c.source = 'hotel' AND s.started < ${as_of})
WHERE started < ended
GROUP BY rule, who, person_id, visitor, source, record_id;

CREATE TABLE own_evidence WITH ('connector' = 'filesystem', 'path' = '${tables}/own_evidence', 'format' = 'parquet') AS
SELECT * FROM (
  SELECT c.ord, 'stayed-in-zone' AS rule, c.who, person_id, visitor, source, record_id, MIN(cut_from) AS started,
    MAX(cut_to) AS ended
  FROM zone_cut c JOIN dwelt d ON d.ord = c.ord AND d.zone = c.zone AND d.who = c.who
  GROUP BY c.ord, c.who, person_id, visitor, source, record_id
  UNION ALL
  SELECT DISTINCT ord, 'arrived-from-zone', t.who, t.person_id, t.visitor, t.source, t.record_id, t.started,
    t.started AS ended
  FROM trip t JOIN zoned_place z ON z.place = t.place
  JOIN trip a ON a.who = t.who
  WHERE t.started >= zone_from AND t.started < zone_to AND a.end_place LIKE '${jurisdiction}%'
    AND a.started >= t.started AND a.started <= t.started + 172800000
  UNION ALL
  SELECT ord, 'lives-in-zone', 'person:' || person_id, person_id, CAST(NULL AS STRING), 'register', '', MIN(zone_from),
    MAX(zone_to)
  FROM person p JOIN zoned_home z ON z.residence_division = p.residence_division
  WHERE registered_division LIKE '${jurisdiction}%' AND zone_from < ${as_of}
  GROUP BY ord, person_id
  UNION ALL
  SELECT ord, rule, who, person_id, visitor, source, record_id, started, ended FROM contact CROSS JOIN ord_)
WHERE ${as_of} < ended + ${observation};

-- household: who brings it, with the hull of what does
CREATE VIEW bringer AS
SELECT ord, person_id, MIN(started) AS started, MAX(ended) AS ended FROM (
  SELECT ord, person_id, started, ended FROM own_evidence WHERE rule IN ('stayed-in-zone', 'same-carriage')
  UNION ALL
  SELECT ord, person_id, infectious_from, infectious_to FROM index_case CROSS JOIN ord_
  WHERE infectious_from < ${as_of} AND ${as_of} < infectious_to + ${observation})
WHERE person_id IS NOT NULL
GROUP BY ord, person_id;

-- the register once for those found, and once for their households
CREATE TABLE found WITH ('connector' = 'filesystem', 'path' = '${tables}/found', 'format' = 'parquet') AS
SELECT person_id, household_id, registered_division, residence_division FROM person
WHERE person_id IN (
  SELECT person_id FROM own_evidence WHERE person_id IS NOT NULL UNION SELECT person_id FROM bringer);

CREATE TABLE member_ WITH ('connector' = 'filesystem', 'path' = '${tables}/member', 'format' = 'parquet') AS
SELECT person_id, household_id, registered_division, residence_division FROM person
WHERE household_id IN (
  SELECT household_id FROM found WHERE household_id IS NOT NULL AND person_id IN (SELECT person_id FROM bringer));

CREATE VIEW evidence AS
SELECT ord, rule, who, person_id, visitor, started, ended FROM own_evidence
UNION ALL
SELECT b.ord, 'household', 'person:' || m.person_id, m.person_id, CAST(NULL AS STRING), MIN(b.started), MAX(b.ended)
FROM bringer b JOIN member_ o ON o.person_id = b.person_id
JOIN member_ m ON m.household_id = o.household_id AND m.person_id <> b.person_id
JOIN (SELECT household_id FROM member_ GROUP BY household_id HAVING COUNT(*) <= ${household_limit}) h
  ON h.household_id = o.household_id
GROUP BY b.ord, m.person_id;

-- listagg has no order in Flink: the order's rules are put together in theirs
CREATE TABLE exposed WITH ('connector' = 'filesystem', 'path' = '${tables}/exposed', 'format' = 'parquet') AS
SELECT ord, who, MAX(person_id) AS person_id, MAX(visitor) AS visitor,
  CASE WHEN MAX(CASE WHEN rule IN ('lives-in-zone', 'household') THEN 0 ELSE 1 END) = 1 THEN 'high' ELSE 'medium' END
    AS level,
  CONCAT_WS(';', MAX(CASE WHEN rule = 'arrived-from-zone' THEN rule END), MAX(CASE WHEN rule = 'household' THEN rule END),
    MAX(CASE WHEN rule = 'lives-in-zone' THEN rule END), MAX(CASE WHEN rule = 'same-carriage' THEN rule END),
    MAX(CASE WHEN rule = 'same-hotel-room' THEN rule END), MAX(CASE WHEN rule = 'stayed-in-zone' THEN rule END)) AS rules,
  COUNT(*) AS evidence_count, MIN(started) AS first_exposed_at, MAX(ended) AS last_exposed_at
FROM evidence WHERE who NOT IN (SELECT who FROM index_case WHERE who IS NOT NULL)
GROUP BY ord, who;

CREATE VIEW whereabouts AS
SELECT who, started AS seen_at, place AS code FROM sighting WHERE source = 'hotel' AND started < ${as_of}
UNION ALL
SELECT who, ended, end_place FROM sighting WHERE source IN ('rail', 'aviation') AND ended < ${as_of};

-- the latest, of several at one instant the greater code: the greatest of both in one text
CREATE TABLE latest WITH ('connector' = 'filesystem', 'path' = '${tables}/latest', 'format' = 'parquet') AS
SELECT who, SUBSTRING(MAX(LPAD(CAST(seen_at AS STRING), 15, '0') || code) FROM 16) AS code,
  MAX(CASE WHEN code LIKE '${jurisdiction}%' THEN seen_at END) AS here_at
FROM whereabouts WHERE who IN (SELECT who FROM exposed)
GROUP BY who;

CREATE TABLE subject WITH ('connector' = 'filesystem', 'path' = '${tables}/subject', 'format' = 'parquet') AS
SELECT person_id, residence_division, registered_division,
  residence_division LIKE '${jurisdiction}%' AS lives_here, registered_division LIKE '${jurisdiction}%' AS registered_here
FROM (SELECT * FROM found UNION SELECT * FROM member_);

CREATE TABLE entries WITH ('connector' = 'filesystem', 'path' = '${out}', 'format' = 'parquet') AS
SELECT ord, e.person_id, CASE WHEN e.person_id IS NULL THEN visitor END AS visitor, level, rules, evidence_count,
  first_exposed_at, last_exposed_at, last_exposed_at + ${observation} AS observe_until,
  CASE WHEN lives_here THEN residence_division
    WHEN code LIKE '${jurisdiction}%' THEN code
    WHEN code IS NOT NULL THEN LEFT(code, 2)
    WHEN residence_division <> '' THEN LEFT(residence_division, 2)
    ELSE registered_division END AS route_code
FROM exposed e
LEFT JOIN subject p ON p.person_id = e.person_id
LEFT JOIN latest l ON l.who = e.who
WHERE COALESCE(lives_here, FALSE) OR COALESCE(registered_here, FALSE) OR COALESCE(here_at, 0) >= first_exposed_at;
