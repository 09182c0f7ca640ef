-- What the desk may do. Each function looks the session up itself; who has none is refused.

-- Signing in ---------------------------------------------------------------------------------------------------------------

CREATE FUNCTION credentials(p_account text, OUT account_id bigint, OUT password_hash text, OUT locked boolean)
RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  SELECT account_id, password_hash, coalesce(locked_until > now(), false) FROM account
  WHERE account = lower(p_account) AND NOT disabled AND password_hash IS NOT NULL
$$;

-- Five wrong passwords in a row lock an account for a quarter of an hour.
CREATE FUNCTION note_failure(p_account bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  UPDATE account SET
    failures = CASE WHEN failures >= 4 THEN 0 ELSE failures + 1 END,
    locked_until = CASE WHEN failures >= 4 THEN now() + interval '15 minutes' ELSE locked_until END
  WHERE account_id = p_account
$$;

CREATE FUNCTION open_session(p_account bigint, p_token_hash text, p_csrf text, p_lasts interval) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  DELETE FROM session WHERE account_id = p_account AND expires_at < now();
  UPDATE account SET failures = 0, locked_until = NULL WHERE account_id = p_account;
  INSERT INTO session (token_hash, csrf, account_id, expires_at)
  SELECT p_token_hash, p_csrf, account_id, now() + p_lasts FROM account WHERE account_id = p_account AND NOT disabled
$$;

-- Asked before every request: in PL/pgSQL, so that it is planned once for a connection.
CREATE FUNCTION find_session(p_token_hash text, OUT csrf text, OUT account_id bigint, OUT account text, OUT name text,
  OUT role text, OUT division text, OUT language text)
RETURNS SETOF record LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = desk, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY
  SELECT s.csrf, a.account_id, a.account, a.name, a.role, a.division, a.language
  FROM session s JOIN account a ON a.account_id = s.account_id
  WHERE s.token_hash = p_token_hash AND s.expires_at > now() AND NOT a.disabled;
END
$$;

CREATE FUNCTION close_session(p_token_hash text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  DELETE FROM session WHERE token_hash = p_token_hash
$$;

-- The account that was set up; null when the link is unknown, old or used. Whoever was signed in is no more.
CREATE FUNCTION set_password(p_setup_hash text, p_password_hash text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  v_id bigint;
  v_account text;
BEGIN
  UPDATE account SET password_hash = p_password_hash, setup_hash = NULL, setup_until = NULL, failures = 0, locked_until = NULL
  WHERE setup_hash = p_setup_hash AND setup_until > now() AND NOT disabled
  RETURNING account_id, account.account INTO v_id, v_account;
  DELETE FROM session WHERE account_id = v_id;
  RETURN v_account;
END
$$;

CREATE FUNCTION speak(p_language text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  UPDATE account SET language = p_language WHERE account_id = my_account()
$$;

-- Working through a queue --------------------------------------------------------------------------------------------------

-- Whether a row of task may be worked on by who asks: inside the division, not by an officer.
CREATE FUNCTION is_mine(p_route text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = desk, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN EXISTS (SELECT FROM account a
    WHERE a.account_id = my_account()
      AND a.role IN ('worker', 'coordinator') AND left(p_route, length(a.division)) = a.division);
END
$$;

-- One step of one task: 'done', 'again' (the same action was taken before), 'changed' (it is not at that version, or not
-- there), 'not_allowed'. Which step follows from which is decided before, by io.gridline.pipelines.task; whose task it is is
-- decided here.
CREATE FUNCTION take_step(p_task bigint, p_version int, p_action_id uuid, p_action text, p_at timestamptz, p_now timestamptz,
  p_state text, p_due_at timestamptz, p_due_kind text, p_escalates_at timestamptz, p_escalated smallint, p_step_at timestamptz,
  p_clock_at timestamptz, p_transfer_to text, p_outcome text, p_note text, p_temperature numeric, p_symptoms text[], p_needs text)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  v_account bigint := my_account();
  v_old task;
  v_route text;
BEGIN
  IF v_account IS NULL THEN
    RETURN 'not_allowed';
  END IF;
  SELECT * INTO v_old FROM task WHERE task_id = p_task FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'changed';
  END IF;
  IF p_action IN ('accept', 'refuse') THEN
    IF v_old.transfer_to IS NULL OR NOT is_mine(v_old.transfer_to) THEN
      RETURN 'not_allowed';
    END IF;
  ELSIF NOT is_mine(v_old.route_code) THEN
    RETURN 'not_allowed';
  END IF;
  IF EXISTS (SELECT FROM task_event WHERE task_id = p_task AND action_id = p_action_id) THEN
    RETURN 'again';
  END IF;
  IF v_old.version <> p_version THEN
    RETURN 'changed';
  END IF;
  v_route := CASE WHEN p_action = 'accept' THEN v_old.transfer_to ELSE v_old.route_code END;
  UPDATE task SET
    version = version + 1,
    state = p_state,
    state_before = CASE WHEN p_state = 'transferred' THEN coalesce(v_old.state_before, v_old.state) END,
    route_code = v_route,
    transfer_to = CASE WHEN p_state = 'transferred' THEN coalesce(p_transfer_to, v_old.transfer_to) END,
    transfer_reason = CASE WHEN p_action = 'transfer' THEN p_note WHEN p_state = 'transferred' THEN v_old.transfer_reason END,
    claimed_by = CASE WHEN p_state = 'new' THEN NULL WHEN p_action IN ('refuse', 'transfer') THEN v_old.claimed_by
                 ELSE coalesce(v_old.claimed_by, v_account) END,
    due_at = p_due_at,
    due_kind = p_due_kind,
    escalates_at = p_escalates_at,
    escalated = p_escalated,
    step_at = p_step_at,
    clock_at = p_clock_at,
    outcome = p_outcome,
    ended_at = CASE WHEN p_state = 'closed' THEN p_now END
  WHERE task_id = p_task;
  INSERT INTO task_event (task_id, recorded_at, at, account_id, action, state_from, state_to, outcome, route_from, route_to, note,
                          action_id, version)
  VALUES (p_task, p_now, p_at, v_account, p_action, v_old.state, p_state, p_outcome, v_old.route_code,
          coalesce(p_transfer_to, v_route), p_note, p_action_id, v_old.version + 1);
  IF p_action = 'check' THEN
    INSERT INTO daily_check (task_id, at, account_id, temperature_c, symptoms, needs)
    VALUES (p_task, p_at, v_account, p_temperature, p_symptoms, p_needs);
  END IF;
  RETURN 'done';
END
$$;

-- The next tasks that wait for somebody, acknowledged by whose session it is; none is given twice. All that is shown of them
-- comes with them: one statement, which is its own transaction, is one trip to the database.
--
-- It may start behind what is known to be gone: while any transaction holds an old snapshot, what was claimed since stays in
-- the index, and a claim that starts at the front steps over all of it. When there are not enough behind that place, it starts
-- at the front.
CREATE FUNCTION claim_tasks(p_session text, p_limit int, p_now timestamptz,
  p_route text DEFAULT NULL, p_due_at timestamptz DEFAULT NULL, p_task bigint DEFAULT NULL)
RETURNS TABLE (claimed task, waited_until timestamptz, claimed_by_account text, household_size bigint, order_version int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp
-- Planned once for a connection: the plan is the same for whatever limit and place, and planning takes longer than claiming.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v_account account;
  v_behind text;
  v_tasks bigint[];
  v_old task;
  v_first_visit interval;
BEGIN
  SELECT a.* INTO v_account FROM account a
  WHERE a.account_id = (SELECT s.account_id FROM session s WHERE s.token_hash = p_session AND s.expires_at > now())
    AND NOT a.disabled AND a.role IN ('worker', 'coordinator');
  IF NOT FOUND THEN
    RETURN;
  END IF;
  v_behind := behind(v_account.division);
  -- One lower bound: of two, the index would start at the first.
  IF p_route COLLATE "C" >= v_account.division COLLATE "C" THEN
    v_tasks := ARRAY (
      SELECT t.task_id FROM task t
      WHERE t.route_code < v_behind AND t.state IN ('new', 'delivered')
        AND (t.route_code, t.due_at, t.task_id) >= (p_route, p_due_at, p_task)
      ORDER BY t.route_code, t.due_at, t.task_id LIMIT p_limit FOR NO KEY UPDATE SKIP LOCKED);
  END IF;
  IF v_tasks IS NULL OR cardinality(v_tasks) < p_limit THEN
    v_tasks := ARRAY (
      SELECT t.task_id FROM task t
      WHERE t.route_code >= v_account.division AND t.route_code < v_behind AND t.state IN ('new', 'delivered')
      ORDER BY t.route_code, t.due_at, t.task_id LIMIT p_limit FOR NO KEY UPDATE SKIP LOCKED);
  END IF;
  claimed_by_account := v_account.account;
  FOR i IN 1 .. cardinality(v_tasks) LOOP
    SELECT * INTO v_old FROM task t WHERE t.task_id = v_tasks[i];
    SELECT o.version, o.first_visit INTO order_version, v_first_visit FROM screening_order o WHERE o.order_id = v_old.order_id;
    UPDATE task t SET version = t.version + 1, state = 'acknowledged', claimed_by = v_account.account_id,
      due_at = t.clock_at + v_first_visit, due_kind = 'first_visit', escalated = 0, escalates_at = t.clock_at + v_first_visit
    WHERE t.task_id = v_tasks[i] RETURNING t.* INTO claimed;
    INSERT INTO task_event (task_id, recorded_at, at, account_id, action, state_from, state_to, version)
    VALUES (v_tasks[i], p_now, p_now, v_account.account_id, 'acknowledge', v_old.state, 'acknowledged', claimed.version);
    waited_until := v_old.due_at;
    household_size := 0;
    IF claimed.household_key <> '' THEN
      -- As far as the account sees them.
      SELECT count(*) INTO household_size FROM task h
      WHERE h.order_id = claimed.order_id AND h.household_key <> '' AND h.household_key = claimed.household_key
        AND h.state NOT IN ('closed', 'withdrawn')
        AND (h.route_code >= v_account.division AND h.route_code < v_behind
          OR h.transfer_to >= v_account.division AND h.transfer_to < v_behind);
    END IF;
    RETURN NEXT;
  END LOOP;
END
$$;

-- A community has seen that it has these.
CREATE FUNCTION deliver(p_tasks bigint[], p_now timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  v_count int;
BEGIN
  IF my_role() IS DISTINCT FROM 'worker' THEN
    RETURN 0;
  END IF;
  WITH seen AS (
    UPDATE task SET state = 'delivered', version = version + 1, delivered_at = p_now
    WHERE task_id IN (SELECT t.task_id FROM task t WHERE t.task_id = ANY (p_tasks) AND t.state = 'new' AND is_mine(t.route_code)
                      FOR UPDATE SKIP LOCKED)
    RETURNING task_id, version
  ), told AS (
    INSERT INTO task_event (task_id, recorded_at, at, account_id, action, state_from, state_to, version)
    SELECT task_id, p_now, p_now, my_account(), 'deliver', 'new', 'delivered', version FROM seen
    RETURNING 1
  )
  SELECT count(*) INTO v_count FROM told;
  RETURN v_count;
END
$$;

-- A coordinator gives open tasks to an account that can reach them; the tasks that were given.
CREATE FUNCTION assign_tasks(p_tasks bigint[], p_account text, p_now timestamptz) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  v_to account;
BEGIN
  SELECT * INTO v_to FROM account a
  WHERE a.account = lower(p_account) AND NOT a.disabled AND a.role IN ('worker', 'coordinator')
    AND left(a.division, length(my_division())) = my_division();
  IF my_role() IS DISTINCT FROM 'coordinator' OR v_to.account_id IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
  WITH chosen AS (
    SELECT t.task_id, t.state FROM task t
    WHERE t.task_id = ANY (p_tasks) AND t.state NOT IN ('closed', 'withdrawn', 'transferred') AND is_mine(t.route_code)
      AND left(t.route_code, length(v_to.division)) = v_to.division
    ORDER BY t.task_id FOR UPDATE
  ), given AS (
    UPDATE task t SET claimed_by = v_to.account_id, version = t.version + 1 FROM chosen c WHERE t.task_id = c.task_id
    RETURNING t.task_id, c.state, t.version
  ), told AS (
    INSERT INTO task_event (task_id, recorded_at, at, account_id, action, state_from, state_to, note, version)
    SELECT given.task_id, p_now, p_now, my_account(), 'assign', given.state, given.state, v_to.account, given.version FROM given
    RETURNING task_event.task_id
  )
  SELECT told.task_id FROM told;
END
$$;

-- What is sealed of a task, for one tap on one field: for who works in its division, and never without being logged.
CREATE FUNCTION open_contact(p_task bigint, p_field text, OUT order_id text, OUT person_key text, OUT contact_sealed bytea)
RETURNS SETOF record LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  FOR order_id, person_key, contact_sealed IN
    SELECT t.order_id, t.person_key, c.contact_sealed FROM task t JOIN task_contact c USING (task_id)
    WHERE t.task_id = p_task AND is_mine(t.route_code) AND t.state <> 'withdrawn'
  LOOP
    INSERT INTO opening (account_id, task_id, field) VALUES (my_account(), p_task, p_field);
    RETURN NEXT;
  END LOOP;
END
$$;

CREATE FUNCTION note_export(p_format text, p_tasks int) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  INSERT INTO export (account_id, format, division, tasks) VALUES (my_account(), p_format, my_division(), p_tasks)
$$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA desk FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA desk TO gridline_desk;
