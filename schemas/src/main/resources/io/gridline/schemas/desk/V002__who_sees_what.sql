-- Who sees what: the division of the session's account, and what is inside it. Forced: the owner too sees by a policy.
--
-- A transaction says its session by set_config('desk.session', <token_hash>, true). It says nothing else: role and division
-- are looked up, and cannot be claimed.

-- In PL/pgSQL, whose plans a connection keeps: a function in SQL that is not inlined is planned anew by every statement.
-- By index: a table of a few hundred rows the planner would read through, and it is asked several times by every statement.

CREATE FUNCTION my_account() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN (SELECT a.account_id FROM account a
    WHERE a.account_id = (
      SELECT s.account_id FROM session s WHERE s.token_hash = current_setting('desk.session', true) AND s.expires_at > now())
      AND NOT a.disabled);
END
$$;

CREATE FUNCTION my_role() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN (SELECT a.role FROM account a
    WHERE a.account_id = (
      SELECT s.account_id FROM session s WHERE s.token_hash = current_setting('desk.session', true) AND s.expires_at > now())
      AND NOT a.disabled);
END
$$;

-- Null without a live session, and nothing compares to null.
CREATE FUNCTION my_division() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN (SELECT a.division FROM account a
    WHERE a.account_id = (
      SELECT s.account_id FROM session s WHERE s.token_hash = current_setting('desk.session', true) AND s.expires_at > now())
      AND NOT a.disabled);
END
$$;

-- Of codes that start with a code, the first that does not: ':' comes after the digits.
CREATE FUNCTION behind(code text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT code || ':' $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['screening_order', 'account', 'session', 'task', 'task_contact', 'task_event', 'daily_check',
                              'opening', 'export', 'intake_offset', 'intake_run', 'source_freshness'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', name, current_user);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['screening_order', 'task', 'task_contact', 'task_event', 'intake_offset', 'intake_run',
                              'source_freshness'] LOOP
    EXECUTE format('CREATE POLICY intake ON %I TO gridline_desk_intake USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO gridline_desk_intake', name);
  END LOOP;
END
$$;

-- Each call stands in a SELECT of its own, so that it is made once for a statement and not once for a row. This is what holds;
-- what is fast says its bounds beside it: from a range whose ends are not known before, the planner would expect next to nothing.
CREATE POLICY queue ON task FOR SELECT TO gridline_desk USING (
  starts_with(route_code, (SELECT desk.my_division())) OR starts_with(transfer_to, (SELECT desk.my_division()))
);
CREATE POLICY queue ON task_event FOR SELECT TO gridline_desk USING (
  EXISTS (SELECT FROM task WHERE task.task_id = task_event.task_id)
);
CREATE POLICY queue ON daily_check FOR SELECT TO gridline_desk USING (
  EXISTS (SELECT FROM task WHERE task.task_id = daily_check.task_id)
);
-- Those above see who opened what, and everybody what they opened themselves.
CREATE POLICY above ON opening FOR SELECT TO gridline_desk USING (
  account_id = (SELECT desk.my_account())
  OR ((SELECT desk.my_role()) <> 'worker' AND EXISTS (SELECT FROM task WHERE task.task_id = opening.task_id))
);
CREATE POLICY above ON export FOR SELECT TO gridline_desk USING (
  account_id = (SELECT desk.my_account())
  OR ((SELECT desk.my_role()) <> 'worker' AND division LIKE (SELECT desk.my_division()) || '%')
);
CREATE POLICY signed_in ON screening_order FOR SELECT TO gridline_desk USING ((SELECT desk.my_account()) IS NOT NULL);
CREATE POLICY signed_in ON source_freshness FOR SELECT TO gridline_desk USING ((SELECT desk.my_account()) IS NOT NULL);
CREATE POLICY colleagues ON account FOR SELECT TO gridline_desk USING (
  division >= (SELECT desk.my_division()) AND division < (SELECT desk.behind(desk.my_division()))
);

GRANT USAGE ON SCHEMA desk TO gridline_desk, gridline_desk_intake;
GRANT SELECT ON task, task_event, daily_check, opening, export, screening_order, source_freshness TO gridline_desk;
GRANT SELECT (account_id, account, name, role, division, disabled) ON account TO gridline_desk;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA desk FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_account(), my_role(), my_division(), behind(text) TO gridline_desk;
