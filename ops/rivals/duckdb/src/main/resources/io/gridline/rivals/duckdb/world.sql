-- The small parts of a world: reference files, bookings, cases. Files are in no order of anything that is asked of them.

-- Reference files --------------------------------------------------------------------------------------------------

CREATE TABLE cell AS
SELECT i AS cell, CASE
    WHEN i < ${zone_cells} THEN getvariable('zone_homes')[1 + i * len(getvariable('zone_homes')) // ${zone_cells}]
    WHEN i % 10 = 0 THEN an_elsewhere(i, 1) ELSE a_home(i, 2) END AS division_code
FROM range(${cells}) r(i);

COPY (SELECT cell_id(cell) AS cell_id, division_code, printf('%.4f', 118 + draw(cell, 3, 50000) / 10000) AS longitude,
  printf('%.4f', 27 + draw(cell, 4, 40000) / 10000) AS latitude FROM cell ORDER BY hash(cell))
TO '${world}/feeds/reference/cells.csv' (HEADER);

CREATE TABLE station AS SELECT telecode, name, division_code, CASE WHEN division_code LIKE '4201%' THEN 'zone' WHEN division_code LIKE '33%' THEN 'home'
  ELSE 'other' END AS area
FROM read_csv('${resources}/rail_stations.csv', all_varchar = true);
CREATE MACRO stations(of_area) AS (SELECT list(telecode ORDER BY telecode) FROM station WHERE area = of_area);
SET VARIABLE zone_stations = stations('zone');
SET VARIABLE home_stations = stations('home');
SET VARIABLE other_stations = stations('other');

COPY (SELECT telecode, name, division_code FROM station ORDER BY telecode)
TO '${world}/feeds/reference/rail_stations.csv' (HEADER);

CREATE TABLE airport AS SELECT iata, name, division_code, CASE WHEN division_code LIKE '4201%' THEN 'zone' WHEN division_code LIKE '33%' THEN 'home'
  ELSE 'other' END AS area
FROM read_csv('${resources}/airports.csv', all_varchar = true) WHERE len(division_code) IN (2, 4, 6);
CREATE MACRO airports(of_area) AS (SELECT list(iata ORDER BY iata) FROM airport WHERE area = of_area);
SET VARIABLE zone_airports = airports('zone');
SET VARIABLE home_airports = airports('home');
SET VARIABLE other_airports = airports('other');

COPY (SELECT iata, name, division_code FROM airport ORDER BY iata)
TO '${world}/feeds/reference/airports.csv' (HEADER);

CREATE TABLE hotel AS
SELECT 'HT' || digits(i, 6) AS hotel_id, '旅店' || i AS name,
  CASE WHEN i % 50 = 0 THEN a_zone_home(i, 5) ELSE a_home(i, 6) END AS division_code
FROM range(${hotels}) r(i);

COPY (SELECT hotel_id, name, division_code FROM hotel ORDER BY hotel_id)
TO '${world}/feeds/reference/hotels.csv' (HEADER);

-- Bookings of four days up to the day after, some of them still to come at as_of; then what is sent later: new
-- revisions, cancellations, the same once more.
CREATE TABLE stay AS
SELECT k, 'HR' || digits(k, 9) AS record_id, 0 AS revision, false AS cancelled,
  document_type(person, k) AS document_type, document_number(person, k) AS document_number, '王小明' AS guest_name,
  'HT' || digits(draw(k, 12, ${hotels}), 6) AS hotel_id, (101 + draw(k, 13, 60))::VARCHAR AS room_no, check_in,
  CASE WHEN k % 20 <> 0 THEN check_in + to_minutes(480 + draw(k, 15, 1920)) END AS check_out
FROM (SELECT k, draw(k, 11, ${residents}) AS person,
    moment('${day}T00:00:00') - INTERVAL 3 DAY + to_minutes(draw(k, 14, 6480)) AS check_in
  FROM range(${stays}) r(k));

CREATE TABLE line AS
SELECT t, 'G' || (100 + t) AS train_no,
  CASE WHEN t % 25 < 2 THEN one_of(getvariable('zone_stations'), t, 23)
    WHEN t % 25 < 10 THEN one_of(getvariable('home_stations'), t, 23)
    ELSE one_of(getvariable('other_stations'), t, 23) END AS board_station,
  CASE WHEN t % 25 = 0 OR t % 5 = 4 THEN one_of(getvariable('home_stations'), t, 24)
    ELSE one_of(getvariable('other_stations'), t, 24) END AS alight_station,
  draw(t, 21, 1200) AS leaves, 60 + draw(t, 22, 420) AS lasts
FROM range(${trains}) r(t);

CREATE TABLE ride AS
SELECT k, 'RT' || digits(k, 9) AS record_id, 0 AS revision, false AS cancelled,
  document_type(person, k + 1000000000) AS document_type, document_number(person, k + 1000000000) AS document_number,
  '李大海' AS passenger_name, train_no, service_date, (1 + draw(k, 25, 16))::VARCHAR AS car_no,
  (1 + draw(k, 26, 20)) || substr('ABCDF', 1 + draw(k, 27, 5), 1) AS seat_no, board_station,
  moment(service_date || 'T00:00:00') + to_minutes(leaves) AS board_time, alight_station,
  moment(service_date || 'T00:00:00') + to_minutes(leaves + lasts) AS alight_time
FROM (SELECT k, draw(k, 28, ${residents}) AS person, draw(k, 29, ${trains}) AS t,
    DATE '${day}' - 3 + draw(k, 30, 5)::INT AS service_date
  FROM range(${rides}) r(k)) JOIN line USING (t);

CREATE TABLE route AS
SELECT t, 'CA' || (1000 + t) AS flight_no,
  CASE WHEN t % 25 < 2 THEN one_of(getvariable('zone_airports'), t, 43)
    WHEN t % 25 < 10 THEN one_of(getvariable('home_airports'), t, 43)
    ELSE one_of(getvariable('other_airports'), t, 43) END AS origin,
  CASE WHEN t % 25 = 0 OR t % 5 = 4 THEN one_of(getvariable('home_airports'), t, 44)
    ELSE one_of(getvariable('other_airports'), t, 44) END AS destination,
  draw(t, 41, 1200) AS leaves, 60 + draw(t, 42, 240) AS lasts
FROM range(${routes}) r(t);

CREATE TABLE flight AS
SELECT k, 'FT' || digits(k, 9) AS record_id, 0 AS revision, false AS cancelled,
  document_type(person, k + 2000000000) AS document_type, document_number(person, k + 2000000000) AS document_number,
  '张丽' AS passenger_name, flight_no, flight_date,
  (1 + draw(k, 45, 30)) || substr('ABCDEF', 1 + draw(k, 46, 6), 1) AS seat_no, origin,
  moment(flight_date || 'T00:00:00') + to_minutes(leaves) AS departure_time, destination,
  moment(flight_date || 'T00:00:00') + to_minutes(leaves + lasts) AS arrival_time
FROM (SELECT k, draw(k, 47, ${residents}) AS person, draw(k, 48, ${routes}) AS t,
    DATE '${day}' - 3 + draw(k, 49, 5)::INT AS flight_date
  FROM range(${flights}) r(k)) JOIN route USING (t);

COPY (SELECT * EXCLUDE k FROM stay ORDER BY hash(k))
TO '${world}/feeds/hotel/dt=${day}/first.parquet' (COMPRESSION SNAPPY, ROW_GROUP_SIZE 1000000);
COPY (SELECT * EXCLUDE k FROM ride ORDER BY hash(k))
TO '${world}/feeds/rail/dt=${day}/first.parquet' (COMPRESSION SNAPPY, ROW_GROUP_SIZE 1000000);
COPY (SELECT * EXCLUDE k FROM flight ORDER BY hash(k))
TO '${world}/feeds/aviation/dt=${day}/first.parquet' (COMPRESSION SNAPPY, ROW_GROUP_SIZE 1000000);

COPY (SELECT * EXCLUDE k FROM (
    SELECT * REPLACE (1 AS revision, check_in + INTERVAL 6 HOUR AS check_out) FROM stay WHERE k % 33 = 0
    UNION ALL SELECT * REPLACE (2 AS revision, true AS cancelled) FROM stay WHERE k % 50 = 1
    UNION ALL SELECT * FROM stay WHERE k % 97 = 0) ORDER BY hash(k))
TO '${world}/feeds/hotel/dt=${day}/later.parquet' (COMPRESSION SNAPPY);
COPY (SELECT * EXCLUDE k FROM (
    SELECT * REPLACE (1 AS revision, '9' AS car_no) FROM ride WHERE k % 33 = 0
    UNION ALL SELECT * REPLACE (2 AS revision, true AS cancelled) FROM ride WHERE k % 50 = 1
    UNION ALL SELECT * FROM ride WHERE k % 97 = 0) ORDER BY hash(k))
TO '${world}/feeds/rail/dt=${day}/later.parquet' (COMPRESSION SNAPPY);
COPY (SELECT * EXCLUDE k FROM (
    SELECT * REPLACE (1 AS revision, '1A' AS seat_no) FROM flight WHERE k % 33 = 0
    UNION ALL SELECT * REPLACE (2 AS revision, true AS cancelled) FROM flight WHERE k % 50 = 1
    UNION ALL SELECT * FROM flight WHERE k % 97 = 0) ORDER BY hash(k))
TO '${world}/feeds/aviation/dt=${day}/later.parquet' (COMPRESSION SNAPPY);

COPY (
  SELECT 'CASE-' || digits(row_number() OVER (ORDER BY record_id), 4) AS case_id, document_type, document_number,
    strftime(DATE '${day}' - 5, '%Y-%m-%d') || 'T08:00:00+08:00' AS infectious_from,
    strftime(DATE '${day}', '%Y-%m-%d') || 'T20:00:00+08:00' AS infectious_to
  FROM (SELECT record_id, document_type, document_number FROM ride WHERE k % ${case_step} = 3
    UNION ALL SELECT record_id, document_type, document_number FROM stay WHERE k % ${case_step} = 4)
  QUALIFY row_number() OVER (PARTITION BY document_type, document_number ORDER BY record_id) = 1)
TO '${world}/cases.csv' (HEADER);
