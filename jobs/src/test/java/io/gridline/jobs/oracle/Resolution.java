package io.gridline.jobs.oracle;

/** Section 5 of the contract: who the claims of the kept records and of the cases are. */
final class Resolution {
  private Resolution() {}

  static final String SQL =
      """
      CREATE OR REPLACE TABLE person AS SELECT DISTINCT person_id, coalesce(val(name), '') AS name,
        document_normal('resident_id', val(id_number)) AS id_number,
        val(household_id) AS household_id, coalesce(val(registered_division), '') AS registered,
        coalesce(val(residence_division), '') AS residence,
        coalesce(val(residence_address), '') AS address, 'person:' || person_id AS who
      FROM raw_person;

      CREATE OR REPLACE TABLE travel_document AS SELECT DISTINCT person_id, document_type AS type,
        document_normal(document_type, val(document_number)) AS number
      FROM raw_travel_document JOIN person USING (person_id)
      WHERE document_normal(document_type, val(document_number)) IS NOT NULL;

      CREATE OR REPLACE TABLE subscription AS SELECT DISTINCT person_id,
        nullif(phone_normal(val(msisdn)), '') AS number, instant_or_day(valid_from) AS valid_from,
        instant_or_day(val(valid_to)) AS valid_to
      FROM raw_subscription JOIN person USING (person_id);

      CREATE OR REPLACE TABLE raw_case_row AS
      SELECT case_id, coalesce(val(revision), '0')::INTEGER AS revision,
        lower(coalesce(val(cancelled), 'false')) = 'true' AS is_cancelled,
        coalesce(val("order"), '') AS for_order, document_type, document_number,
        instant(infectious_from) AS infectious_from, instant(infectious_to) AS infectious_to
      FROM raw_cases;

      CREATE OR REPLACE TABLE chosen_case AS
      SELECT o.ord, c.*, document_normal(document_type, document_number) AS number
      FROM (
        SELECT * FROM raw_case_row QUALIFY row_number() OVER (PARTITION BY case_id
          ORDER BY revision DESC, is_cancelled DESC, for_order DESC, document_type DESC,
            document_number DESC, infectious_from DESC, infectious_to DESC) = 1) c
      JOIN ord o ON c.for_order = '' OR c.for_order = o.ord
      WHERE NOT c.is_cancelled;

      CREATE OR REPLACE TABLE document_claim AS
      WITH known AS (
        SELECT 'resident_id' AS type, id_number AS number, person_id, 'id' AS how FROM person
        WHERE is_resident_number(id_number)
        UNION ALL
        SELECT type, number, person_id, 'document' FROM travel_document
        WHERE type <> 'resident_id'),
      claim AS (
        SELECT document_type AS type, normal_number AS number FROM kept WHERE source <> 'carrier'
        UNION SELECT document_type, number FROM chosen_case)
      SELECT type, number, CASE
          WHEN type = 'resident_id' AND NOT is_resident_number(number) THEN 'review'
          WHEN count(DISTINCT person_id) > 1 THEN 'review'
          WHEN count(DISTINCT person_id) = 1 THEN any_value(how)
          ELSE 'visitor' END AS how,
        CASE WHEN count(person_id) = 0 THEN 'visitor:' || type || ':' || number
          ELSE 'person:' || min(person_id) END AS who
      FROM claim LEFT JOIN known USING (type, number)
      GROUP BY type, number;

      CREATE OR REPLACE TABLE phone_claim AS
      SELECT c.number, c.started, CASE count(DISTINCT person_id) WHEN 0 THEN 'visitor'
          WHEN 1 THEN 'phone' ELSE 'review' END AS how,
        CASE WHEN count(person_id) = 0 THEN 'visitor:phone:' || c.number
          ELSE 'person:' || min(person_id) END AS who
      FROM (SELECT DISTINCT normal_number AS number, started FROM kept WHERE source = 'carrier') c
      LEFT JOIN subscription s ON s.number = c.number AND s.valid_from <= c.started
        AND (s.valid_to IS NULL OR c.started < s.valid_to)
      GROUP BY c.number, c.started;

      -- every kept record with the person it is of, and what must compare in its compared form
      CREATE OR REPLACE TABLE sighting AS
      SELECT k.ord, k.source, k.record_id, k.started, k.ended, k.division_a, k.place_name_a,
        k.division_b, k.place_name_b, k.place_a, k.room, k.name, k.day,
        plain(k.vehicle) AS vehicle, plain(k.car) AS car, plain(k.room) AS plain_room,
        try_cast(regexp_extract(plain(k.seat), '^\\d+') AS HUGEINT) AS seat_row,
        CASE WHEN k.source = 'carrier' THEN p.who ELSE d.who END AS who,
        CASE WHEN k.source = 'carrier' THEN p.how ELSE d.how END AS how,
        coalesce(k.document_type, 'phone') AS claim_type, k.normal_number
      FROM kept k
      LEFT JOIN document_claim d ON d.type = k.document_type AND d.number = k.normal_number
      LEFT JOIN phone_claim p ON k.source = 'carrier' AND p.number = k.normal_number
        AND p.started = k.started
      WHERE CASE WHEN k.source = 'carrier' THEN p.how ELSE d.how END <> 'review';

      CREATE OR REPLACE TABLE index_case AS
      SELECT c.ord, c.case_id, d.who, c.infectious_from, c.infectious_to
      FROM chosen_case c JOIN document_claim d ON d.type = c.document_type AND d.number = c.number
      WHERE d.how <> 'review';
      """;
}
