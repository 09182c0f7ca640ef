-- Forgetting an order when its retention is over. What stays of it is how much there was.

-- Never taken back: what still comes of the order afterwards is let go of.
ALTER TABLE screening_order ADD COLUMN forgotten_at timestamptz;

-- The version by which entries came that are newer than what is kept here: it may end later. Until it is kept too, the order is
-- not taken for over.
ALTER TABLE screening_order ADD COLUMN version_seen int;

CREATE TABLE forgotten_order (
  order_id     text PRIMARY KEY REFERENCES screening_order,
  forgotten_at timestamptz NOT NULL,
  tasks        bigint NOT NULL DEFAULT 0,
  events       bigint NOT NULL DEFAULT 0,
  checks       bigint NOT NULL DEFAULT 0,
  openings     bigint NOT NULL DEFAULT 0
);
ALTER TABLE forgotten_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE forgotten_order FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
  EXECUTE format('CREATE POLICY owner ON forgotten_order TO %I USING (true) WITH CHECK (true)', current_user);
END
$$;
CREATE POLICY intake ON forgotten_order FOR SELECT TO gridline_desk_intake USING (true);
GRANT SELECT ON forgotten_order TO gridline_desk_intake;

-- Deletes some of an order's tasks with all that hangs on them, and counts it; the number of tasks. When an order may be
-- forgotten is decided before, by its retention.
CREATE FUNCTION forget_tasks(p_order text, p_limit int, p_now timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  v_tasks bigint[];
  v_events bigint;
  v_checks bigint;
  v_openings bigint;
BEGIN
  UPDATE screening_order SET forgotten_at = coalesce(forgotten_at, p_now) WHERE order_id = p_order;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  INSERT INTO forgotten_order (order_id, forgotten_at) VALUES (p_order, p_now) ON CONFLICT DO NOTHING;
  DELETE FROM intake_run WHERE order_id = p_order;
  DELETE FROM source_freshness WHERE order_id = p_order;
  v_tasks := ARRAY(SELECT t.task_id FROM task t WHERE t.order_id = p_order ORDER BY t.task_id LIMIT p_limit FOR UPDATE);
  SELECT count(*) INTO v_events FROM task_event e WHERE e.task_id = ANY (v_tasks);
  SELECT count(*) INTO v_checks FROM daily_check c WHERE c.task_id = ANY (v_tasks);
  SELECT count(*) INTO v_openings FROM opening o WHERE o.task_id = ANY (v_tasks);
  DELETE FROM task t WHERE t.task_id = ANY (v_tasks);
  UPDATE forgotten_order SET tasks = tasks + cardinality(v_tasks), events = events + v_events, checks = checks + v_checks,
    openings = openings + v_openings
  WHERE order_id = p_order;
  RETURN cardinality(v_tasks);
END
$$;

REVOKE EXECUTE ON FUNCTION forget_tasks(text, int, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_tasks(text, int, timestamptz) TO gridline_desk_intake;
