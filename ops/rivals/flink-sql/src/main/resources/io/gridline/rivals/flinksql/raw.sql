-- Feeds and register as they were delivered, to what rules.sql starts from. What several steps start from is written to
-- files in between: with views alone the planner would plan, and the cluster run, each of them again and again.
--
-- Flink reads no header of a CSV file: its row is told by its own column name. A Parquet timestamp is read as the number
-- that it is, microseconds since 1970, which is cheaper than making a timestamp of it.

CREATE TABLE zones (ord STRING, zone STRING, division STRING, zone_from STRING, zone_to STRING)
WITH ('connector' = 'filesystem', 'path' = '${orders}/zones.csv', 'format' = 'csv');
CREATE TABLE cells (cell_id STRING, division_code STRING, longitude STRING, latitude STRING)
WITH ('connector' = 'filesystem', 'path' = '${feeds}/reference/cells.csv', 'format' = 'csv');
CREATE TABLE hotels (hotel_id STRING, name STRING, division_code STRING)
WITH ('connector' = 'filesystem', 'path' = '${feeds}/reference/hotels.csv', 'format' = 'csv');
CREATE TABLE stations (telecode STRING, name STRING, division_code STRING)
WITH ('connector' = 'filesystem', 'path' = '${feeds}/reference/rail_stations.csv', 'format' = 'csv');
CREATE TABLE airports (iata STRING, name STRING, division_code STRING)
WITH ('connector' = 'filesystem', 'path' = '${feeds}/reference/airports.csv', 'format' = 'csv');
CREATE TABLE cases (case_id STRING, document_type STRING, document_number STRING, infectious_from STRING,
  infectious_to STRING)
WITH ('connector' = 'filesystem', 'path' = '${cases}', 'format' = 'csv');

CREATE TABLE carrier (record_id STRING, msisdn STRING, cell_id STRING, seen_from BIGINT, seen_to BIGINT)
WITH ('connector' = 'filesystem', 'path' = '${feeds}/carrier', 'format' = 'parquet');
CREATE TABLE hotel (record_id STRING, revision INT, cancelled BOOLEAN, document_type STRING, document_number STRING,
  guest_name STRING, hotel_id STRING, room_no STRING, check_in BIGINT, check_out BIGINT)
WITH ('connector' = 'filesystem', 'path' = '${feeds}/hotel', 'format' = 'parquet');
CREATE TABLE rail (record_id STRING, revision INT, cancelled BOOLEAN, document_type STRING, document_number STRING,
  passenger_name STRING, train_no STRING, service_date DATE, car_no STRING, seat_no STRING, board_station STRING,
  board_time BIGINT, alight_station STRING, alight_time BIGINT)
WITH ('connector' = 'filesystem', 'path' = '${feeds}/rail', 'format' = 'parquet');
CREATE TABLE aviation (record_id STRING, revision INT, cancelled BOOLEAN, document_type STRING, document_number STRING,
  passenger_name STRING, flight_no STRING, flight_date DATE, seat_no STRING, origin STRING, departure_time BIGINT,
  destination STRING, arrival_time BIGINT)
WITH ('connector' = 'filesystem', 'path' = '${feeds}/aviation', 'format' = 'parquet');
CREATE TABLE person (person_id STRING, id_number STRING, household_id STRING, registered_division STRING,
  residence_division STRING)
WITH ('connector' = 'filesystem', 'path' = '${register}/person', 'format' = 'parquet');
CREATE TABLE travel_document (document_type STRING, document_number STRING, person_id STRING)
WITH ('connector' = 'filesystem', 'path' = '${register}/travel_document', 'format' = 'parquet');
CREATE TABLE subscription (msisdn STRING, person_id STRING, valid_from BIGINT, valid_to BIGINT)
WITH ('connector' = 'filesystem', 'path' = '${register}/subscription', 'format' = 'parquet');

CREATE VIEW zone_ AS
SELECT ord, zone, division, CAST(zone_from AS BIGINT) AS zone_from, CAST(zone_to AS BIGINT) AS zone_to
FROM zones WHERE ord <> 'ord';

-- The carrier's files are scanned once, for all orders; the few cells in a zone are broadcast.
CREATE TABLE seen WITH ('connector' = 'filesystem', 'path' = '${tables}/seen', 'format' = 'parquet') AS
SELECT DISTINCT ord, zone, record_id, msisdn, seen_from / 1000 AS started, GREATEST(seen_from / 1000, zone_from) AS cut_from,
  LEAST(seen_to / 1000, zone_to) AS cut_to
FROM carrier c JOIN (
    SELECT cell_id, ord, zone, zone_from, zone_to FROM cells JOIN zone_ ON division_code LIKE division || '%') z
  ON c.cell_id = z.cell_id
WHERE GREATEST(seen_from / 1000, zone_from) < LEAST(seen_to / 1000, zone_to, ${as_of});

-- a number that two people hold is nobody's
CREATE TABLE carrier_sighting WITH ('connector' = 'filesystem', 'path' = '${tables}/carrier_sighting', 'format' = 'parquet') AS
SELECT ord, zone, record_id, cut_from, cut_to, MIN(person_id) AS person_id,
  COALESCE('person:' || MIN(person_id), 'phone:' || s.msisdn) AS who, s.msisdn AS visitor
FROM seen s LEFT JOIN subscription h
  ON h.msisdn = s.msisdn AND h.valid_from <= s.started * 1000 AND (h.valid_to IS NULL OR s.started * 1000 < h.valid_to)
GROUP BY ord, zone, record_id, s.msisdn, started, cut_from, cut_to
HAVING MIN(person_id) IS NOT DISTINCT FROM MAX(person_id);

CREATE VIEW place AS
SELECT 'hotel' AS source, hotel_id AS id, division_code FROM hotels
UNION ALL SELECT 'rail', telecode, division_code FROM stations
UNION ALL SELECT 'aviation', iata, division_code FROM airports;

CREATE VIEW delivered AS
SELECT 'hotel' AS source, record_id, revision, cancelled, document_type, document_number, hotel_id AS from_id,
  CAST(NULL AS STRING) AS to_id, CAST(NULL AS STRING) AS vehicle, CAST(NULL AS DATE) AS ride_day,
  CAST(NULL AS STRING) AS car, room_no AS room, check_in / 1000 AS started,
  COALESCE(check_out / 1000, check_in / 1000 + 86400000) AS ended
FROM hotel
UNION ALL
SELECT 'rail', record_id, revision, cancelled, document_type, document_number, board_station, alight_station, train_no,
  service_date, car_no, CAST(NULL AS STRING), board_time / 1000, alight_time / 1000
FROM rail
UNION ALL
SELECT 'aviation', record_id, revision, cancelled, document_type, document_number, origin, destination, flight_no,
  flight_date, CAST(NULL AS STRING), CAST(NULL AS STRING), departure_time / 1000, arrival_time / 1000
FROM aviation;

-- of each record the highest revision; its repeats are alike
CREATE TABLE booking WITH ('connector' = 'filesystem', 'path' = '${tables}/booking', 'format' = 'parquet') AS
SELECT w.source, w.record_id, w.document_type, w.document_number, w.from_id, w.vehicle, w.ride_day, w.car, w.room, w.started,
  w.ended, f.division_code AS place, t.division_code AS end_place
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY source, record_id ORDER BY revision DESC) AS nth FROM delivered) w
JOIN place f ON f.source = w.source AND f.id = w.from_id
LEFT JOIN place t ON t.source = w.source AND t.id = w.to_id
WHERE nth = 1 AND NOT cancelled AND ended >= ${records_from};

CREATE VIEW reported_case AS
SELECT document_type, document_number,
  1000 * UNIX_TIMESTAMP(infectious_from, 'yyyy-MM-dd''T''HH:mm:ssXXX') AS infectious_from,
  1000 * UNIX_TIMESTAMP(infectious_to, 'yyyy-MM-dd''T''HH:mm:ssXXX') AS infectious_to
FROM cases WHERE case_id <> 'case_id';

CREATE VIEW claim AS
SELECT document_type, document_number FROM booking UNION SELECT document_type, document_number FROM reported_case;

CREATE TABLE document_holder WITH ('connector' = 'filesystem', 'path' = '${tables}/document_holder', 'format' = 'parquet') AS
SELECT document_type, document_number, MIN(person_id) AS person_id, MAX(person_id) AS other_id FROM (
  SELECT document_type, document_number, person_id FROM claim c JOIN person p ON p.id_number = c.document_number
  WHERE document_type = 'resident_id'
  UNION ALL
  SELECT c.document_type, c.document_number, person_id FROM claim c JOIN travel_document t
  ON t.document_type = c.document_type AND t.document_number = c.document_number)
GROUP BY document_type, document_number;

CREATE TABLE sighting WITH ('connector' = 'filesystem', 'path' = '${tables}/sighting', 'format' = 'parquet') AS
SELECT source, record_id, started, ended, place, end_place, vehicle, ride_day, car, from_id AS hotel_id, room, h.person_id,
  b.document_number AS visitor,
  COALESCE('person:' || h.person_id, b.document_type || ':' || b.document_number) AS who
FROM booking b LEFT JOIN document_holder h
  ON h.document_type = b.document_type AND h.document_number = b.document_number
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;

CREATE TABLE index_case WITH ('connector' = 'filesystem', 'path' = '${tables}/index_case', 'format' = 'parquet') AS
SELECT h.person_id, COALESCE('person:' || h.person_id, c.document_type || ':' || c.document_number) AS who,
  infectious_from, infectious_to
FROM reported_case c LEFT JOIN document_holder h
  ON h.document_type = c.document_type AND h.document_number = c.document_number
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;
