package io.gridline.jobs.oracle;

/** Section 6 of the contract: who is listed, where, with what, and the count of everything read. */
final class Listing {
  private Listing() {}

  static final String SQL =
      """
      CREATE OR REPLACE TABLE whereabouts AS
      SELECT s.ord, s.who, CASE WHEN s.source = 'hotel' THEN s.started ELSE s.ended END AS seen_at,
        CASE WHEN s.source = 'hotel' THEN s.division_a ELSE s.division_b END AS code,
        CASE WHEN s.source = 'hotel' THEN concat_ws(' ', s.place_name_a, s.room)
          ELSE s.place_name_b END AS place
      FROM sighting s JOIN route_by USING (ord, source) JOIN ord o USING (ord)
      WHERE CASE WHEN s.source = 'hotel' THEN s.started ELSE s.ended END < o.as_of;

      CREATE OR REPLACE TABLE latest AS
      SELECT * FROM whereabouts QUALIFY row_number() OVER (
        PARTITION BY ord, who ORDER BY seen_at DESC, code DESC, coalesce(place, '') DESC) = 1;

      CREATE OR REPLACE TABLE merged AS
      SELECT e.ord, e.who, max(CASE r.level WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END)
          AS height, list_sort(list(DISTINCT e.rule)) AS rules,
        list_sort(list(DISTINCT e.source)) AS sources, count(*) AS evidence_count,
        min(e.started) AS first_exposed_at, max(e.ended) AS last_exposed_at
      FROM evidence e JOIN rule r USING (ord, rule)
      WHERE NOT EXISTS (SELECT 1 FROM index_case i WHERE i.ord = e.ord AND i.who = e.who)
      GROUP BY e.ord, e.who;

      CREATE OR REPLACE TABLE candidate_entry AS
      SELECT m.*, p.person_id, p.household_id, p.name, p.id_number, p.residence, p.registered,
        p.address AS home, l.code, l.place, o.jurisdiction, o.version, o.as_of, o.observation,
        inside(p.residence, o.jurisdiction) AS lives_here,
        coalesce(inside(p.residence, o.jurisdiction) OR inside(p.registered, o.jurisdiction), false)
          OR EXISTS (
            SELECT 1 FROM whereabouts w WHERE w.ord = m.ord AND w.who = m.who
              AND w.seen_at >= m.first_exposed_at AND inside(w.code, o.jurisdiction)) AS listed
      FROM merged m
      JOIN ord o USING (ord)
      LEFT JOIN person p USING (who)
      LEFT JOIN latest l ON l.ord = m.ord AND l.who = m.who;

      CREATE OR REPLACE TABLE least_document AS
      SELECT 'person:' || person_id AS who, number FROM travel_document
      QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY type, number) = 1;

      CREATE OR REPLACE TABLE latest_phone AS
      SELECT 'person:' || person_id AS who, number FROM subscription WHERE number IS NOT NULL
      QUALIFY row_number() OVER (
        PARTITION BY person_id ORDER BY valid_from DESC NULLS LAST, number) = 1;

      CREATE OR REPLACE TABLE visitor AS
      SELECT who, any_value(claim_type) AS claim_type, any_value(normal_number) AS number
      FROM sighting WHERE how = 'visitor' GROUP BY who;

      CREATE OR REPLACE TABLE visitor_name AS
      SELECT s.ord, s.who, s.name FROM sighting s
      SEMI JOIN evidence e ON e.ord = s.ord AND e.who = s.who AND e.source = s.source
        AND e.record_id = s.record_id
      WHERE s.how = 'visitor' AND s.name IS NOT NULL
      QUALIFY row_number() OVER (PARTITION BY s.ord, s.who ORDER BY s.ended DESC, s.name DESC) = 1;

      CREATE OR REPLACE TABLE entry AS
      WITH routed AS (
        SELECT *, CASE
            WHEN lives_here THEN residence
            WHEN code IS NOT NULL AND inside(code, jurisdiction) THEN code
            WHEN code IS NOT NULL THEN left(code, 2)
            WHEN residence <> '' THEN left(residence, 2)
            ELSE registered END AS route_code,
          CASE WHEN lives_here OR code IS NULL THEN home ELSE place END AS address
        FROM candidate_entry WHERE listed)
      SELECT r.ord, r.version, r.as_of, r.who, r.person_id,
        CASE WHEN r.person_id IS NULL THEN n.name ELSE r.name END AS name,
        coalesce(CASE WHEN r.person_id IS NOT NULL THEN coalesce(r.id_number, d.number)
          WHEN v.claim_type <> 'phone' THEN v.number END, '') AS document_number,
        coalesce(CASE WHEN r.person_id IS NOT NULL THEN t.number
          WHEN v.claim_type = 'phone' THEN v.number END, '') AS phone,
        CASE r.height WHEN 3 THEN 'high' WHEN 2 THEN 'medium' ELSE 'low' END AS level,
        r.rules, r.sources, r.evidence_count, r.first_exposed_at, r.last_exposed_at,
        r.last_exposed_at + r.observation AS observe_until, r.route_code,
        inside(r.route_code, r.jurisdiction) AS queued,
        CASE WHEN length(r.route_code) >= 9 THEN left(r.route_code, 9) ELSE '' END AS street_code,
        CASE WHEN length(r.route_code) >= 12 THEN r.route_code ELSE '' END AS community_code,
        r.address, 'household:' || r.household_id AS household
      FROM routed r
      LEFT JOIN least_document d USING (who)
      LEFT JOIN latest_phone t USING (who)
      LEFT JOIN visitor v USING (who)
      LEFT JOIN visitor_name n ON n.ord = r.ord AND n.who = r.who;

      CREATE OR REPLACE TABLE accounting AS
      WITH outcome AS (
        SELECT w.ord, d.source, 'read' AS counter, 1 AS n FROM wanted w JOIN decoded d USING (source)
        UNION ALL
        SELECT w.ord, d.source,
          CASE d.reason WHEN 'outside' THEN 'outside' ELSE 'rejected ' || d.reason END, 1
        FROM wanted w JOIN decoded d USING (source) WHERE d.reason IS NOT NULL
        UNION ALL
        -- carrier that was good, and has nothing inside this order's zones and windows
        SELECT w.ord, w.source, 'outside', (
            SELECT count(*) FROM decoded d WHERE d.source = w.source AND d.reason IS NULL)
          - (SELECT count(*) FROM candidate c WHERE c.ord = w.ord AND c.source = w.source)
        FROM wanted w
        UNION ALL SELECT ord, source, 'duplicate', copies - 1 FROM revision
        UNION ALL SELECT r.ord, source, CASE WHEN place_in_row > 1 THEN 'superseded'
            WHEN is_cancelled THEN 'cancelled' WHEN ended < o.records_from THEN 'outside'
            ELSE 'kept' END, 1
          FROM revision r JOIN ord o USING (ord)
        UNION ALL SELECT DISTINCT ON (ord, source, record_id) ord, source, 'bearing_evidence', 1
          FROM evidence WHERE source <> 'register')
      SELECT ord, source, counter, cast(sum(n) AS BIGINT) AS n FROM outcome
      GROUP BY ord, source, counter HAVING sum(n) > 0;
      """;
}
