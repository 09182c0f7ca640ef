-- Feeds and register as they were delivered, to what rules.sql starts from. The carrier's files are scanned once, for all
-- orders: the join with the few cells in a zone becomes a filter of the scan. People are looked up only for what is left.

CREATE TABLE zone AS SELECT * FROM read_csv('${orders}/zones.csv', columns = {
  'ord': 'VARCHAR', 'zone': 'VARCHAR', 'division': 'VARCHAR', 'zone_from': 'BIGINT', 'zone_to': 'BIGINT'});

CREATE TABLE zoned_cell AS
SELECT cell_id, ord, zone, zone_from, zone_to
FROM read_csv('${feeds}/reference/cells.csv', all_varchar = true) c JOIN zone z ON starts_with(c.division_code, z.division);

-- distinct: a record that was delivered twice is one record
CREATE TABLE seen AS
SELECT DISTINCT ord, zone, record_id, msisdn, epoch_ms(seen_from) AS started,
  greatest(epoch_ms(seen_from), zone_from) AS cut_from, least(epoch_ms(seen_to), zone_to) AS cut_to
FROM read_parquet('${feeds}/carrier/*/*.parquet', hive_partitioning = false) JOIN zoned_cell USING (cell_id)
WHERE greatest(epoch_ms(seen_from), zone_from) < least(epoch_ms(seen_to), zone_to, ${as_of});

-- without an end the end of time, for a join on comparisons alone is a hash join
CREATE TABLE phone_holder AS
SELECT DISTINCT msisdn, person_id, epoch_ms(valid_from) AS valid_from,
  coalesce(epoch_ms(valid_to), 9223372036854775807) AS valid_to
FROM read_parquet('${register}/subscription/*.parquet') SEMI JOIN seen USING (msisdn);

-- a number that two people hold is nobody's
CREATE TABLE carrier_sighting AS
SELECT ord, zone, record_id, cut_from, cut_to, min(person_id) AS person_id,
  coalesce('person:' || min(person_id), 'phone:' || s.msisdn) AS who, s.msisdn AS visitor
FROM seen s LEFT JOIN phone_holder h
  ON h.msisdn = s.msisdn AND h.valid_from <= s.started AND s.started < h.valid_to
GROUP BY ord, zone, record_id, s.msisdn, started, cut_from, cut_to
HAVING min(person_id) IS NOT DISTINCT FROM max(person_id);

CREATE TABLE place AS
SELECT 'hotel' AS source, hotel_id AS id, division_code FROM read_csv('${feeds}/reference/hotels.csv', all_varchar = true)
UNION ALL SELECT 'rail', telecode, division_code FROM read_csv('${feeds}/reference/rail_stations.csv', all_varchar = true)
UNION ALL SELECT 'aviation', iata, division_code FROM read_csv('${feeds}/reference/airports.csv', all_varchar = true);

-- of each record the highest revision; its repeats are alike
CREATE TABLE booking AS
WITH delivered AS (
  SELECT 'hotel' AS source, record_id, revision, cancelled, document_type, document_number, hotel_id AS from_id,
    NULL AS to_id, NULL AS vehicle, NULL AS day, NULL AS car, room_no AS room, epoch_ms(check_in) AS started,
    coalesce(epoch_ms(check_out), epoch_ms(check_in) + 86400000) AS ended
  FROM read_parquet('${feeds}/hotel/*/*.parquet', hive_partitioning = false)
  UNION ALL
  SELECT 'rail', record_id, revision, cancelled, document_type, document_number, board_station, alight_station, train_no,
    service_date, car_no, NULL, epoch_ms(board_time), epoch_ms(alight_time)
  FROM read_parquet('${feeds}/rail/*/*.parquet', hive_partitioning = false)
  UNION ALL
  SELECT 'aviation', record_id, revision, cancelled, document_type, document_number, origin, destination, flight_no,
    flight_date, NULL, NULL, epoch_ms(departure_time), epoch_ms(arrival_time)
  FROM read_parquet('${feeds}/aviation/*/*.parquet', hive_partitioning = false)),
winner AS (
  SELECT * FROM delivered
  QUALIFY row_number() OVER (PARTITION BY source, record_id ORDER BY revision DESC) = 1)
SELECT w.*, f.division_code AS place, t.division_code AS end_place
FROM winner w
JOIN place f ON f.source = w.source AND f.id = w.from_id
LEFT JOIN place t ON t.source = w.source AND t.id = w.to_id
WHERE NOT cancelled AND ended >= ${records_from};

CREATE TABLE reported_case AS
SELECT document_type, document_number, epoch_ms(infectious_from) AS infectious_from, epoch_ms(infectious_to) AS infectious_to
FROM read_csv('${cases}', types = {
  'document_number': 'VARCHAR', 'infectious_from': 'TIMESTAMPTZ', 'infectious_to': 'TIMESTAMPTZ'});

CREATE TABLE claim AS
SELECT document_type, document_number FROM booking UNION SELECT document_type, document_number FROM reported_case;

CREATE VIEW person AS SELECT person_id, household_id, registered_division, residence_division
FROM read_parquet('${register}/person/*.parquet');

CREATE TABLE document_holder AS
SELECT document_type, document_number, min(person_id) AS person_id, max(person_id) AS other_id FROM (
  SELECT document_type, document_number, p.person_id FROM claim c
  JOIN read_parquet('${register}/person/*.parquet') p ON p.id_number = c.document_number
  WHERE document_type = 'resident_id'
  UNION ALL
  SELECT document_type, document_number, t.person_id FROM claim
  JOIN read_parquet('${register}/travel_document/*.parquet') t USING (document_type, document_number))
GROUP BY ALL;

CREATE TABLE sighting AS
SELECT b.*, from_id AS hotel, h.person_id, document_number AS visitor,
  coalesce('person:' || h.person_id, document_type || ':' || document_number) AS who
FROM booking b LEFT JOIN document_holder h USING (document_type, document_number)
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;

CREATE TABLE index_case AS
SELECT h.person_id, coalesce('person:' || h.person_id, document_type || ':' || document_number) AS who,
  infectious_from, infectious_to
FROM reported_case LEFT JOIN document_holder h USING (document_type, document_number)
WHERE h.person_id IS NOT DISTINCT FROM h.other_id;
