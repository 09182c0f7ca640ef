package io.gridline.jobs.oracle;

/** Section 4 of the contract: the pieces that met a rule, and the evidence they make. */
final class Exposure {
  private Exposure() {}

  static final String SQL =
      """
      CREATE OR REPLACE TABLE zone_cut AS
      SELECT r.ord, r.rule, r.min_dwell, z.zone, s.who, s.how, s.source, s.record_id,
        s.division_a AS place, greatest(s.started, z.zone_from) AS cut_from,
        least(s.ended, z.zone_to) AS cut_to
      FROM sighting s
      JOIN ord o USING (ord)
      JOIN rule r ON r.ord = s.ord AND r.kind = 'zone-presence'
      JOIN rule_source rs ON rs.ord = r.ord AND rs.rule = r.rule AND rs.source = s.source
      JOIN zone z ON z.ord = s.ord AND inside(s.division_a, z.division)
      WHERE greatest(s.started, z.zone_from) < o.as_of
        AND (greatest(s.started, z.zone_from) < least(s.ended, z.zone_to)
          OR (s.started = s.ended AND s.started >= z.zone_from AND s.started < z.zone_to));

      CREATE OR REPLACE TABLE dwell AS
      SELECT ord, rule, zone, who,
        sum(greatest(0, cut_to - greatest(cut_from, coalesce(before, cut_from)))) AS total
      FROM (
        SELECT *, max(cut_to) OVER (PARTITION BY ord, rule, zone, who ORDER BY cut_from, cut_to
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
        FROM zone_cut)
      GROUP BY ord, rule, zone, who;

      CREATE OR REPLACE TABLE contact AS
      SELECT r.ord, r.rule, s.who, s.how, s.source, s.record_id, s.division_a AS place, i.case_id,
        greatest(s.started, c.started, i.infectious_from) AS started,
        least(s.ended, c.ended, i.infectious_to) AS ended
      FROM sighting s
      JOIN rule r ON r.ord = s.ord AND r.kind IN ('co-travel', 'co-lodging')
      JOIN rule_source rs ON rs.ord = r.ord AND rs.rule = r.rule AND rs.source = s.source
      JOIN sighting c ON c.ord = s.ord AND c.source = s.source AND c.who <> s.who
      JOIN index_case i ON i.ord = s.ord AND i.who = c.who
      JOIN ord o ON o.ord = s.ord
      WHERE s.started < o.as_of AND c.started < o.as_of AND i.infectious_from < o.as_of
        AND CASE
          WHEN r.kind = 'co-lodging' THEN s.place_a = c.place_a
            AND (r.scope = 'hotel' OR s.plain_room = c.plain_room)
          ELSE s.vehicle = c.vehicle AND s.day = c.day
            AND (s.source = 'aviation' OR s.car = c.car)
            AND (r.scope = 'car' OR abs(s.seat_row - c.seat_row) <= r.row_limit) END
        AND greatest(s.started, c.started, i.infectious_from)
          < least(s.ended, c.ended, i.infectious_to);

      CREATE OR REPLACE TABLE own_piece AS
      SELECT c.ord, c.rule, c.who, c.how, c.source, c.record_id, c.place, c.cut_from AS started,
        c.cut_to AS ended, c.zone, NULL::VARCHAR AS case_id
      FROM zone_cut c JOIN dwell d USING (ord, rule, zone, who)
      WHERE d.total >= c.min_dwell AND (c.cut_from < c.cut_to OR c.min_dwell = 0)
      UNION ALL
      SELECT r.ord, r.rule, s.who, s.how, s.source, s.record_id, s.division_a, s.started,
        s.started, z.zone, NULL
      FROM sighting s
      JOIN ord o USING (ord)
      JOIN rule r ON r.ord = s.ord AND r.kind = 'zone-arrival'
      JOIN rule_source rs ON rs.ord = r.ord AND rs.rule = r.rule AND rs.source = s.source
      JOIN zone z ON z.ord = s.ord AND inside(s.division_a, z.division)
      WHERE s.started >= z.zone_from AND s.started < z.zone_to AND s.started < o.as_of
        AND EXISTS (
          SELECT 1 FROM sighting a
          JOIN rule_source ra ON ra.ord = a.ord AND ra.source = a.source
          WHERE a.ord = s.ord AND a.who = s.who AND ra.rule = r.rule
            AND inside(a.division_b, o.jurisdiction) AND a.started < o.as_of
            AND ((a.source = s.source AND a.record_id = s.record_id)
              OR (a.started >= s.started AND a.started <= s.started + r.within)))
      UNION ALL
      SELECT r.ord, r.rule, p.who, 'register', 'register', '', p.residence, z.zone_from, z.zone_to,
        z.zone, NULL
      FROM person p
      JOIN rule r ON r.kind = 'zone-residence'
      JOIN ord o ON o.ord = r.ord AND inside(p.registered, o.jurisdiction)
      JOIN zone z ON z.ord = r.ord AND inside(p.residence, z.division)
      WHERE z.zone_from < o.as_of
      UNION ALL
      SELECT ord, rule, who, how, source, record_id, place, started, ended, NULL, case_id
      FROM contact;

      CREATE OR REPLACE TABLE own_evidence AS
      SELECT ord, rule, who, how, source, record_id, min(started) AS started, max(ended) AS ended
      FROM own_piece JOIN ord o USING (ord)
      GROUP BY ord, rule, who, how, source, record_id, o.as_of, o.observation
      HAVING o.as_of < max(ended) + o.observation;

      CREATE OR REPLACE TABLE household_size AS
      SELECT household_id, count(DISTINCT person_id) AS members FROM person
      WHERE household_id IS NOT NULL GROUP BY household_id;

      CREATE OR REPLACE TABLE brings AS
      SELECT b.*, q.household_id FROM (
        SELECT i.ord, r.rule, i.who, i.infectious_from AS started, i.infectious_to AS ended,
          NULL::VARCHAR AS zone, i.case_id
        FROM index_case i JOIN rule r ON r.ord = i.ord AND r.kind = 'household'
        JOIN ord o ON o.ord = i.ord
        WHERE i.infectious_from < o.as_of AND o.as_of < i.infectious_to + o.observation
        UNION ALL
        SELECT f.ord, f.rule, e.who, p.started, p.ended, p.zone, p.case_id
        FROM own_evidence e
        JOIN own_piece p USING (ord, rule, who, source, record_id)
        JOIN rule_of f ON f.ord = e.ord AND f.brings = e.rule) b
      JOIN person q USING (who)
      WHERE q.household_id IS NOT NULL;

      CREATE OR REPLACE TABLE brought_too_large AS
      SELECT b.* FROM brings b JOIN household_size USING (household_id) JOIN ord o ON o.ord = b.ord
      WHERE members > o.household_limit;

      CREATE OR REPLACE TABLE bringer AS
      SELECT b.* FROM brings b JOIN household_size USING (household_id) JOIN ord o ON o.ord = b.ord
      WHERE members <= o.household_limit;

      CREATE OR REPLACE TABLE piece AS
      SELECT * FROM own_piece SEMI JOIN own_evidence USING (ord, rule, who, source, record_id)
      UNION ALL
      SELECT b.ord, b.rule, p.who, 'register', 'register', '', p.residence, b.started, b.ended,
        b.zone, b.case_id
      FROM bringer b JOIN person p ON p.household_id = b.household_id AND p.who <> b.who;

      CREATE OR REPLACE TABLE evidence AS
      SELECT ord, rule, who, how, source, record_id, place, min(started) AS started,
        max(ended) AS ended,
        coalesce(list_sort(list(DISTINCT zone) FILTER (zone IS NOT NULL)), []) AS zones,
        coalesce(list_sort(list(DISTINCT case_id) FILTER (case_id IS NOT NULL)), []) AS cases
      FROM piece
      GROUP BY ord, rule, who, how, source, record_id, place;
      """;
}
