package io.gridline.jobs.oracle;

/** What the contract leaves to a clerk (sections 4 and 5; decision 1, points 23 and 27). */
final class Reviewing {
  private Reviewing() {}

  static final String SQL =
      """
      CREATE OR REPLACE TABLE wrong_claim AS
      SELECT DISTINCT normal AS number FROM document WHERE type = 'resident_id' AND NOT is_right;

      -- every person whom the register binds a number to, whenever it does
      CREATE OR REPLACE TABLE holder AS
      SELECT 'resident_id' AS type, id_number AS number, person_id FROM person WHERE is_right
      UNION SELECT type, number, person_id FROM travel_document WHERE type <> 'resident_id'
      UNION SELECT 'phone', number, person_id FROM subscription WHERE number IS NOT NULL;

      CREATE OR REPLACE TABLE doubtful AS
      SELECT k.*, coalesce(k.document_type, 'phone') AS claim_type,
        k.source <> 'carrier' AND k.document_type = 'resident_id'
          AND k.normal_number IN (SELECT number FROM wrong_claim) AS is_wrong,
        try_cast(regexp_extract(plain(k.seat), '^\\d+') AS HUGEINT) AS seat_row
      FROM kept k
      LEFT JOIN document_claim d ON d.type = k.document_type AND d.number = k.normal_number
      LEFT JOIN phone_claim p ON k.source = 'carrier' AND p.number = k.normal_number
        AND p.started = k.started
      WHERE CASE WHEN k.source = 'carrier' THEN p.how ELSE d.how END = 'review';

      CREATE OR REPLACE TABLE case_visit AS
      SELECT DISTINCT s.*, i.case_id, i.infectious_from, i.infectious_to
      FROM sighting s JOIN index_case i ON i.ord = s.ord AND i.who = s.who
      WHERE s.source <> 'carrier'
        AND greatest(s.started, i.infectious_from) < least(s.ended, i.infectious_to);

      CREATE OR REPLACE TABLE doubtful_of_interest AS
      SELECT k.* FROM doubtful k JOIN ord o ON o.ord = k.ord
      WHERE k.started < o.as_of AND (
        EXISTS (
          SELECT 1 FROM rule r JOIN rule_source rs USING (ord, rule) JOIN zone z USING (ord)
          WHERE r.ord = k.ord AND rs.source = k.source AND inside(k.division_a, z.division)
            AND CASE r.kind
              WHEN 'zone-presence' THEN greatest(k.started, z.zone_from) < least(k.ended, z.zone_to)
                OR (k.started = k.ended AND k.started >= z.zone_from AND k.started < z.zone_to)
              WHEN 'zone-arrival' THEN k.started >= z.zone_from AND k.started < z.zone_to
              ELSE false END)
        OR EXISTS (
          SELECT 1 FROM case_visit c
          JOIN rule r ON r.ord = c.ord AND r.kind IN ('co-travel', 'co-lodging')
          JOIN rule_source rs ON rs.ord = r.ord AND rs.rule = r.rule AND rs.source = c.source
          WHERE c.ord = k.ord AND c.source = k.source
            AND greatest(c.started, k.started, c.infectious_from)
              < least(c.ended, k.ended, c.infectious_to)
            AND CASE
              WHEN r.kind = 'co-lodging' THEN k.place_a = c.place_a
                AND (r.scope = 'hotel' OR plain(k.room) = c.plain_room)
              ELSE plain(k.vehicle) = c.vehicle AND k.day = c.day
                AND (k.source = 'aviation' OR plain(k.car) = c.car)
                AND (r.scope = 'car' OR abs(k.seat_row - c.seat_row) <= r.row_limit) END));

      CREATE OR REPLACE TABLE claim_review AS
      SELECT ord, is_wrong, claim_type, normal_number, count(*) AS records,
        arg_min(source || '/' || record_id, CASE source WHEN 'carrier' THEN 1 WHEN 'rail' THEN 2
          WHEN 'aviation' THEN 3 ELSE 4 END || record_id) AS least
      FROM doubtful_of_interest GROUP BY ord, is_wrong, claim_type, normal_number;

      CREATE OR REPLACE TABLE unplaced AS
      SELECT DISTINCT c.ord, c.case_id, c.claim_type, c.normal_number, c.source || '/' || c.record_id
        AS least
      FROM case_visit c
      JOIN rule r ON r.ord = c.ord AND r.kind IN ('co-travel', 'co-lodging')
      JOIN rule_source rs ON rs.ord = r.ord AND rs.rule = r.rule AND rs.source = c.source
      WHERE CASE
        WHEN r.kind = 'co-lodging' THEN r.scope = 'room' AND c.plain_room IS NULL
        ELSE c.vehicle IS NULL OR (c.source = 'rail' AND c.car IS NULL)
          OR (r.scope = 'rows' AND c.seat_row IS NULL) END;

      CREATE OR REPLACE TABLE question AS
      SELECT ord, CASE WHEN is_wrong THEN 'malformed-number' ELSE 'ambiguous-claim' END AS reason,
        '' AS case_id, claim_type, normal_number AS claim_number, '' AS household_id, records, least
      FROM claim_review
      UNION ALL
      SELECT c.ord, CASE WHEN c.document_type = 'resident_id'
            AND c.number IN (SELECT number FROM wrong_claim)
          THEN 'malformed-number' ELSE 'ambiguous-claim' END,
        c.case_id, c.document_type, c.number, '', NULL, NULL
      FROM chosen_case c JOIN document_claim d ON d.type = c.document_type AND d.number = c.number
      WHERE d.how = 'review'
      UNION ALL
      SELECT ord, 'case-place-unknown', case_id, claim_type, normal_number, '', 1, least
      FROM unplaced
      UNION ALL
      SELECT DISTINCT ord, 'household-over-limit', '', '', '', household_id, NULL, NULL
      FROM brought_too_large;

      CREATE OR REPLACE TABLE review AS
      SELECT q.ord, q.reason, q.case_id, q.claim_type, q.claim_number, q.household_id,
        coalesce(CASE q.reason
          WHEN 'ambiguous-claim' THEN (SELECT string_agg(person_id, ';' ORDER BY person_id)
            FROM holder h WHERE h.type = q.claim_type AND h.number = q.claim_number)
          WHEN 'household-over-limit' THEN (SELECT string_agg(person_id, ';' ORDER BY person_id)
            FROM person p WHERE p.household_id = q.household_id) END, '') AS matches,
        coalesce(q.records::VARCHAR, '') AS records, coalesce(k.source, '') AS source,
        coalesce(k.record_id, '') AS record_id, k.started AS started_at, k.ended AS ended_at,
        coalesce(k.division_a, '') AS place_code, coalesce(plain(k.vehicle), '') AS vehicle,
        coalesce(k.day, '') AS service_date, coalesce(plain(k.car), '') AS car,
        coalesce(plain(k.seat), '') AS seat,
        CASE WHEN k.source = 'hotel' THEN coalesce(k.place_name_a, '') ELSE '' END AS place_name,
        coalesce(k.room, '') AS room
      FROM question q
      LEFT JOIN kept k ON k.ord = q.ord AND k.source || '/' || k.record_id = q.least;
      """;
}
