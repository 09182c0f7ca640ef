-- Whether the two have the same entries: each row of one in the other, as often.

CREATE TABLE difference AS
SELECT 'gridline' AS only_in, * FROM (FROM ours EXCEPT ALL FROM theirs)
UNION ALL
SELECT 'contender', * FROM (FROM theirs EXCEPT ALL FROM ours);

COPY (FROM difference ORDER BY ord, person_id, only_in LIMIT 1000) TO '${differences}' (HEADER);

COPY (SELECT (SELECT count(*) FROM ours) AS entries, (SELECT count(*) FROM difference) AS differences,
  (SELECT count(*) FROM ours WHERE person_id IS NULL) AS visitors) TO '${out}' (FORMAT json);
