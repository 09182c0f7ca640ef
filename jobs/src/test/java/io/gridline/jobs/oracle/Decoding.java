package io.gridline.jobs.oracle;

/** Sections 2 and 3 of the contract: from raw rows to the record of each id that counts. */
final class Decoding {
  private Decoding() {}

  static final String SQL =
      """
      CREATE OR REPLACE TABLE ord AS SELECT ord, version, instant(records_from) AS records_from,
        jurisdiction, observation_days * 86400000 AS observation, household_limit, as_of
      FROM raw_order;

      CREATE OR REPLACE TABLE zone AS SELECT ord, zone, division, instant(zone_from) AS zone_from,
        instant(zone_to) AS zone_to FROM raw_zone;

      CREATE OR REPLACE TABLE rule AS SELECT ord, rule, kind, level,
        coalesce(min_dwell, 0) AS min_dwell, coalesce(within, 172800000) AS within, scope,
        row_limit
      FROM raw_rule;

      CREATE OR REPLACE TABLE rule_source AS
      SELECT ord, rule, source FROM raw_rule_source
      UNION
      SELECT r.ord, r.rule, d.source FROM rule r
      JOIN (VALUES ('zone-presence', '', 'carrier'), ('zone-presence', '', 'hotel'),
          ('zone-arrival', '', 'rail'), ('zone-arrival', '', 'aviation'),
          ('co-travel', 'car', 'rail'), ('co-travel', 'rows', 'rail'),
          ('co-travel', 'rows', 'aviation'), ('co-lodging', '', 'hotel')) d(kind, scope, source)
        ON d.kind = r.kind AND (d.scope = '' OR d.scope = r.scope)
      WHERE NOT EXISTS (
        SELECT 1 FROM raw_rule_source s WHERE s.ord = r.ord AND s.rule = r.rule);

      CREATE OR REPLACE TABLE wanted AS
      SELECT ord, source FROM rule_source UNION SELECT ord, source FROM route_by;

      CREATE OR REPLACE TABLE place AS
      SELECT 'carrier' AS source, cell_id AS place, val(division_code) AS division, NULL AS name,
        EXISTS (SELECT 1 FROM zone z WHERE inside(division_code, z.division)) AS zoned
      FROM raw_cells
      UNION ALL SELECT 'hotel', hotel_id, val(division_code), val(name), NULL FROM raw_hotels
      UNION ALL SELECT 'rail', telecode, val(division_code), val(name), NULL FROM raw_rail_stations
      UNION ALL SELECT 'aviation', iata, val(division_code), val(name), NULL FROM raw_airports;

      -- the four feeds in one shape; its columns stand in the order in which each table has them
      CREATE OR REPLACE TABLE feed AS
      SELECT 'carrier' AS source, undecodable, val(record_id) AS record_id,
        NULL::VARCHAR AS revision, NULL::VARCHAR AS cancelled, NULL::VARCHAR AS document_type,
        val(msisdn) AS number, NULL::VARCHAR AS name, NULL::VARCHAR AS birth_date,
        NULL::VARCHAR AS sex, NULL::VARCHAR AS nationality, NULL::VARCHAR AS vehicle,
        NULL::VARCHAR AS day, NULL::VARCHAR AS car, NULL::VARCHAR AS seat, val(cell_id) AS place_a,
        NULL::VARCHAR AS room, val(seen_from) AS time_a, NULL::VARCHAR AS place_b,
        val(seen_to) AS time_b
      FROM raw_carrier
      UNION ALL SELECT 'rail', undecodable, val(record_id), val(revision), val(cancelled),
        val(document_type), val(document_number), val(passenger_name), NULL, NULL, NULL,
        val(train_no), val(service_date), val(car_no), val(seat_no), val(board_station), NULL,
        val(board_time), val(alight_station), val(alight_time)
      FROM raw_rail
      UNION ALL SELECT 'aviation', undecodable, val(record_id), val(revision), val(cancelled),
        val(document_type), val(document_number), val(passenger_name), val(birth_date), val(sex),
        val(nationality), val(flight_no), val(flight_date), NULL, val(seat_no), val(origin), NULL,
        val(departure_time), val(destination), val(arrival_time)
      FROM raw_aviation
      UNION ALL SELECT 'hotel', undecodable, val(record_id), val(revision), val(cancelled),
        val(document_type), val(document_number), val(guest_name), NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, val(hotel_id), val(room_no), val(check_in), NULL, val(check_out)
      FROM raw_hotel;

      CREATE OR REPLACE TABLE decoded AS
      WITH read AS (
        SELECT f.*, a.place IS NOT NULL AS known_a, a.zoned, a.division AS division_a,
          a.name AS place_name_a, b.place IS NOT NULL AS known_b, b.division AS division_b,
          b.name AS place_name_b, f.source IN ('rail', 'aviation') AS is_trip,
          instant(f.time_a) AS started,
          CASE WHEN f.source = 'hotel' AND f.time_b IS NULL THEN instant(f.time_a) + 86400000
            ELSE instant(f.time_b) END AS ended,
          CASE WHEN f.revision IS NULL THEN 0 WHEN regexp_full_match(f.revision, '\\d+')
            THEN try_cast(f.revision AS INTEGER) END AS revision_no,
          CASE lower(coalesce(f.cancelled, 'false')) WHEN 'true' THEN true WHEN 'false' THEN false
            END AS is_cancelled,
          CASE WHEN f.source = 'carrier' THEN phone_normal(f.number)
            ELSE document_normal(f.document_type, f.number) END AS normal_number
        FROM feed f
        LEFT JOIN place a ON a.source = f.source AND a.place = f.place_a
        LEFT JOIN place b ON b.source = f.source AND b.place = f.place_b)
      SELECT *, CASE
        WHEN undecodable THEN 'undecodable'
        WHEN source = 'carrier' AND known_a AND NOT zoned THEN 'outside'
        WHEN record_id IS NULL OR number IS NULL OR place_a IS NULL OR time_a IS NULL
          OR (source <> 'hotel' AND time_b IS NULL)
          OR (source <> 'carrier' AND (document_type IS NULL OR normal_number IS NULL))
          OR (is_trip AND (vehicle IS NULL OR day IS NULL OR place_b IS NULL))
          THEN 'missing-value'
        WHEN NOT known_a OR (is_trip AND NOT known_b) THEN 'unknown-place'
        WHEN started IS NULL OR ended IS NULL OR (is_trip AND NOT is_day(day)) THEN 'bad-time'
        WHEN ended < started OR ended - started
          > CASE source WHEN 'hotel' THEN 366 ELSE 31 END * 86400000::BIGINT THEN 'bad-interval'
        WHEN source <> 'carrier' AND document_type NOT IN ('resident_id', 'passport',
          'hk_macau_permit', 'taiwan_permit', 'foreign_resident_id', 'other')
          THEN 'bad-document-type'
        WHEN source = 'carrier' AND NOT regexp_full_match(normal_number, '\\d{7,15}')
          THEN 'bad-phone'
        WHEN revision_no IS NULL OR is_cancelled IS NULL THEN 'bad-revision'
        END AS reason
      FROM read;

      -- what an order compares: of carrier only what has something inside a zone and its window
      CREATE OR REPLACE TABLE candidate AS
      SELECT w.ord, d.* FROM decoded d JOIN wanted w USING (source)
      WHERE d.reason IS NULL AND (d.source <> 'carrier' OR EXISTS (
        SELECT 1 FROM zone z WHERE z.ord = w.ord AND inside(d.division_a, z.division)
          AND (greatest(d.started, z.zone_from) < least(d.ended, z.zone_to)
            OR (d.started = d.ended AND d.started >= z.zone_from AND d.started < z.zone_to))));

      CREATE OR REPLACE TABLE revision AS
      WITH same AS (
        SELECT ord, source, record_id, revision_no, is_cancelled, document_type, number, name,
          birth_date, sex, nationality, vehicle, day, car, seat, place_a, room, started, place_b,
          ended, any_value(division_a) AS division_a, any_value(place_name_a) AS place_name_a,
          any_value(division_b) AS division_b, any_value(place_name_b) AS place_name_b,
          any_value(normal_number) AS normal_number, count(*) AS copies
        FROM candidate
        GROUP BY ord, source, record_id, revision_no, is_cancelled, document_type, number, name,
          birth_date, sex, nationality, vehicle, day, car, seat, place_a, room, started, place_b,
          ended)
      SELECT *, row_number() OVER (PARTITION BY ord, source, record_id ORDER BY revision_no DESC,
        is_cancelled DESC, coalesce(document_type, '') DESC, number DESC, coalesce(name, '') DESC,
        coalesce(birth_date, '') DESC, coalesce(sex, '') DESC, coalesce(nationality, '') DESC,
        coalesce(vehicle, '') DESC, coalesce(day, '') DESC, coalesce(car, '') DESC,
        coalesce(seat, '') DESC, place_a DESC, coalesce(room, '') DESC, started DESC,
        coalesce(place_b, '') DESC, ended DESC) AS place_in_row
      FROM same;

      CREATE OR REPLACE TABLE kept AS
      SELECT r.* FROM revision r JOIN ord o USING (ord)
      WHERE place_in_row = 1 AND NOT is_cancelled AND ended >= records_from;
      """;
}
