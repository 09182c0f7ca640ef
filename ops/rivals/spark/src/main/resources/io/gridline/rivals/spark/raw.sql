-- Feeds and register as they were delivered, to what rules.sql starts from. The carrier's files are scanned once, for all
-- orders: the few cells in a zone are broadcast. People are looked up only for what is left.

CREATE OR REPLACE TEMPORARY VIEW carrier USING parquet OPTIONS (path '${feeds}/carrier');
CREATE OR REPLACE TEMPORARY VIEW hotel USING parquet OPTIONS (path '${feeds}/hotel');
CREATE OR REPLACE TEMPORARY VIEW rail USING parquet OPTIONS (path '${feeds}/rail');
CREATE OR REPLACE TEMPORARY VIEW aviation USING parquet OPTIONS (path '${feeds}/aviation');
CREATE OR REPLACE TEMPORARY VIEW registered USING parquet OPTIONS (path '${register}/person');
CREATE OR REPLACE TEMPORARY VIEW travel_document USING parquet OPTIONS (path '${register}/travel_document');
CREATE OR REPLACE TEMPORARY VIEW subscription USING parquet OPTIONS (path '${register}/subscription');
CREATE OR REPLACE TEMPORARY VIEW cells USING csv OPTIONS (path '${feeds}/reference/cells.csv', header 'true');
CREATE OR REPLACE TEMPORARY VIEW hotels USING csv OPTIONS (path '${feeds}/reference/hotels.csv', header 'true');
CREATE OR REPLACE TEMPORARY VIEW stations USING csv OPTIONS (path '${feeds}/reference/rail_stations.csv', header 'true');
CREATE OR REPLACE TEMPORARY VIEW airports USING csv OPTIONS (path '${feeds}/reference/airports.csv', header 'true');
CREATE OR REPLACE TEMPORARY VIEW cases USING csv OPTIONS (path '${cases}', header 'true');
CREATE OR REPLACE TEMPORARY VIEW zones USING csv OPTIONS (path '${orders}/zones.csv', header 'true');

CREATE OR REPLACE TEMPORARY VIEW zone AS
SELECT ord, zone, division, CAST(zone_from AS BIGINT) AS zone_from, CAST(zone_to AS BIGINT) AS zone_to FROM zones;

CREATE OR REPLACE TEMPORARY VIEW zoned_cell AS
SELECT cell_id, ord, zone, zone_from, zone_to
FROM cells c JOIN zone z ON startswith(c.division_code, z.division);

-- distinct: a record that was delivered twice is one record
CREATE TABLE seen USING parquet AS
SELECT DISTINCT ord, zone, record_id, msisdn, unix_millis(seen_from) AS started,
  greatest(unix_millis(seen_from), zone_from) AS cut_from, least(unix_millis(seen_to), zone_to) AS cut_to
FROM carrier JOIN zoned_cell USING (cell_id)
WHERE greatest(unix_millis(seen_from), zone_from) < least(unix_millis(seen_to), zone_to, ${as_of});

CREATE OR REPLACE TEMPORARY VIEW phone_holder AS
SELECT DISTINCT msisdn, person_id, unix_millis(valid_from) AS valid_from, unix_millis(valid_to) AS valid_to
FROM subscription LEFT SEMI JOIN seen USING (msisdn);

-- a number that two people hold is nobody's
CREATE TABLE carrier_sighting USING parquet AS
SELECT ord, zone, record_id, cut_from, cut_to, min(person_id) AS person_id,
  coalesce('person:' || min(person_id), 'phone:' || s.msisdn) AS who, s.msisdn AS visitor
FROM seen s LEFT JOIN phone_holder h
  ON h.msisdn = s.msisdn AND h.valid_from <= s.started AND (h.valid_to IS NULL OR s.started < h.valid_to)
GROUP BY ord, zone, record_id, s.msisdn, started, cut_from, cut_to
HAVING min(person_id) IS NOT DISTINCT FROM max(person_id);

CREATE OR REPLACE TEMPORARY VIEW place AS
SELECT 'hotel' AS source, hotel_id AS id, division_code FROM hotels
UNION ALL SELECT 'rail', telecode, division_code FROM stations
UNION ALL SELECT 'aviation', iata, division_code FROM airports;

-- of each record the highest revision; its repeats are alike
CREATE TABLE booking USING parquet AS
WITH delivered AS (
  SELECT 'hotel' AS source, record_id, revision, cancelled, document_type, document_number, hotel_id AS from_id,
    NULL AS to_id, NULL AS vehicle, NULL AS day, NULL AS car, room_no AS room, unix_millis(check_in) AS started,
    coalesce(unix_millis(check_out), unix_millis(check_in) + 86400000) AS ended
  FROM hotel
  UNION ALL
  SELECT 'rail', record_id, revision, cancelled, document_type, document_number, board_station, alight_station, train_no,
    service_date, car_no, NULL, unix_millis(board_time), unix_millis(alight_time)
  FROM rail
  UNION ALL
  SELECT 'aviation', record_id, revision, cancelled, document_type, document_number, origin, destination, flight_no,
    flight_date, NULL, NULL, unix_millis(departure_time), unix_millis(arrival_time)
  FROM aviation),
winner AS (
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY source, record_id ORDER BY revision DESC) AS nth FROM delivered)
  WHERE nth = 1)
SELECT w.*, f.division_code AS place, t.division_code AS end_place
FROM winner w
JOIN place f ON f.source = w.source AND f.id = w.from_id
LEFT JOIN place t ON t.source = w.source AND t.id = w.to_id
WHERE NOT cancelled AND ended >= ${records_from};

CREATE OR REPLACE TEMPORARY VIEW reported_case AS
SELECT document_type, document_number, unix_millis(CAST(infectious_from AS TIMESTAMP)) AS infectious_from,
  unix_millis(CAST(infectious_to AS TIMESTAMP)) AS infectious_to
FROM cases;

CREATE OR REPLACE TEMPORARY VIEW claim AS
SELECT document_type, document_number FROM booking UNION SELECT document_type, document_number FROM reported_case;

CREATE OR REPLACE TEMPORARY VIEW person AS SELECT person_id, household_id, registered_division, residence_division
FROM registered;

CREATE TABLE document_holder USING parquet AS
SELECT document_type, document_number, min(person_id) AS person_id, max(person_id) AS other_id FROM (
  SELECT document_type, document_number, p.person_id FROM claim c
  JOIN registered p ON p.id_number = c.document_number
  WHERE document_type = 'resident_id'
  UNION ALL
  SELECT document_type, document_number, t.person_id FROM claim
  JOIN travel_document t USING (document_type, document_number))
GROUP BY document_type, document_number;

CREATE TABLE sighting USING parquet AS
SELECT b.*, from_id AS hotel, h.person_id, document_number AS visitor,
  coalesce('person:' || h.person_id, document_type || ':' || document_number) AS who
FROM booking b LEFT JOIN document_holder h USING (document_type, document_number)
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;

CREATE TABLE index_case USING parquet AS
SELECT h.person_id, coalesce('person:' || h.person_id, document_type || ':' || document_number) AS who,
  infectious_from, infectious_to
FROM reported_case LEFT JOIN document_holder h USING (document_type, document_number)
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;
