-- The desk: one open task per person and order, in the queue of the division that is responsible.
--
-- Three roles. The one that runs this owns everything. gridline_desk serves people: it reads what row-level security lets
-- the session of a signed-in account see, and changes tasks through functions alone (V003). gridline_desk_intake takes
-- entries in and escalates; it serves nobody. Both own nothing and cannot bypass row-level security; give them passwords, or
-- let pg_hba.conf say how they come in.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gridline_desk') THEN
    CREATE ROLE gridline_desk LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gridline_desk_intake') THEN
    CREATE ROLE gridline_desk_intake LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END
$$;

-- The order as it was issued; nothing of a person. Deadlines are the order's own or the defaults.
CREATE TABLE screening_order (
  order_id     text PRIMARY KEY,
  version      int NOT NULL,
  jurisdiction text NOT NULL,
  valid_until  timestamptz NOT NULL,
  yaml         text NOT NULL,
  acknowledge  interval NOT NULL,
  transfer     interval NOT NULL,
  first_visit  interval NOT NULL,
  daily_check  interval NOT NULL
);

CREATE TABLE account (
  account_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account       text COLLATE "C" NOT NULL UNIQUE CHECK (account = lower(account)),
  name          text NOT NULL,
  role          text NOT NULL CHECK (role IN ('worker', 'coordinator', 'officer')),
  division      text COLLATE "C" NOT NULL CHECK (division ~ '^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?$'),
  language      text NOT NULL DEFAULT 'zh' CHECK (language IN ('zh', 'en')),
  -- Argon2id in the form of the PHC string; none until the account is set up.
  password_hash text,
  -- SHA-256 of the token of a set-up link that works once.
  setup_hash    text,
  setup_until   timestamptz,
  failures      int NOT NULL DEFAULT 0,
  locked_until  timestamptz,
  disabled      boolean NOT NULL DEFAULT false
);

CREATE TABLE session (
  -- SHA-256 of what the cookie holds.
  token_hash text PRIMARY KEY,
  csrf       text NOT NULL,
  account_id bigint NOT NULL REFERENCES account,
  opened_at  timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_of_account ON session (account_id);

CREATE TABLE task (
  task_id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id         text NOT NULL REFERENCES screening_order,
  -- The entry's keys: under the order's own key, destroyed with it.
  person_key       text COLLATE "C" NOT NULL,
  household_key    text COLLATE "C" NOT NULL,
  version          int NOT NULL DEFAULT 1,
  state            text NOT NULL CHECK (state IN ('new', 'delivered', 'acknowledged', 'contacted', 'visited',
                     'under_observation', 'closed', 'transferred', 'withdrawn')),
  -- Where a refused transfer goes back to.
  state_before     text,
  route_code       text COLLATE "C" NOT NULL,
  -- Where the entry was routed last: a transfer that was accepted stands until the entry itself moves.
  listed_route     text COLLATE "C" NOT NULL,
  transfer_to      text COLLATE "C",
  transfer_reason  text,
  level            text NOT NULL CHECK (level IN ('low', 'medium', 'high')),
  rules            text[] NOT NULL,
  sources          text[] NOT NULL,
  first_exposed_at timestamptz NOT NULL,
  last_exposed_at  timestamptz NOT NULL,
  observe_until    timestamptz NOT NULL,
  document_masked  text NOT NULL,
  phone_masked     text NOT NULL,
  name_masked      text NOT NULL,
  claimed_by       bigint REFERENCES account,
  listed_at        timestamptz NOT NULL,
  -- When the clock started: listed, exposed again, or routed here.
  clock_at         timestamptz NOT NULL,
  -- When the last step was taken that the next deadline counts from.
  step_at          timestamptz NOT NULL,
  delivered_at     timestamptz,
  due_at           timestamptz,
  due_kind         text,
  -- 0 to 3: nobody, street, county, city.
  escalated        smallint NOT NULL DEFAULT 0,
  escalates_at     timestamptz,
  outcome          text CHECK (outcome IN ('released', 'referred_to_clinic', 'referred_to_online_clinic', 'hospitalised',
                     'not_found', 'wrong_person', 'moved_on')),
  ended_at         timestamptz,
  withdrawn_why    text,
  CHECK ((state = 'transferred') = (transfer_to IS NOT NULL)),
  UNIQUE (order_id, person_key)
);
CREATE INDEX task_by_route ON task (route_code, due_at, task_id);
CREATE INDEX task_by_due ON task (due_at, task_id) WHERE due_at IS NOT NULL;
CREATE INDEX task_waiting ON task (route_code, due_at, task_id) WHERE state IN ('new', 'delivered');
CREATE INDEX task_by_transfer ON task (transfer_to) WHERE transfer_to IS NOT NULL;
CREATE INDEX task_by_household ON task (order_id, household_key) WHERE household_key <> '';
CREATE INDEX task_escalated ON task (due_at, task_id) WHERE escalated > 0 AND due_at IS NOT NULL;
CREATE INDEX task_escalating ON task (escalates_at) WHERE escalates_at IS NOT NULL;

-- What a tap opens: number, phone, name and address, sealed under the order's key. Only a function reads it, which logs.
CREATE TABLE task_contact (
  task_id        bigint PRIMARY KEY REFERENCES task ON DELETE CASCADE,
  contact_sealed bytea NOT NULL
);

-- The history of a task; only ever added to. action_id is the client's: the same action is taken once.
CREATE TABLE task_event (
  event_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id     bigint NOT NULL REFERENCES task ON DELETE CASCADE,
  recorded_at timestamptz NOT NULL,
  -- When it happened; a phone without a network says it later.
  at          timestamptz NOT NULL,
  account_id  bigint REFERENCES account,
  action      text NOT NULL,
  state_from  text,
  state_to    text NOT NULL,
  outcome     text,
  route_from  text,
  route_to    text,
  note        text,
  action_id   uuid,
  -- The task's version since then.
  version     int NOT NULL
);
CREATE UNIQUE INDEX task_event_once ON task_event (task_id, action_id);

CREATE TABLE daily_check (
  check_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id       bigint NOT NULL REFERENCES task ON DELETE CASCADE,
  at            timestamptz NOT NULL,
  account_id    bigint REFERENCES account,
  temperature_c numeric(3, 1) CHECK (temperature_c BETWEEN 30 AND 45),
  symptoms      text[] NOT NULL,
  needs         text
);
CREATE INDEX daily_check_of_task ON daily_check (task_id, at);

-- Who opened what, and when.
CREATE TABLE opening (
  opening_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL DEFAULT now(),
  account_id bigint NOT NULL REFERENCES account,
  task_id    bigint NOT NULL REFERENCES task ON DELETE CASCADE,
  field      text NOT NULL CHECK (field IN ('document', 'phone', 'name', 'address'))
);
CREATE INDEX opening_of_task ON opening (task_id);

-- Who took what away, and when.
CREATE TABLE export (
  export_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL DEFAULT now(),
  account_id bigint NOT NULL REFERENCES account,
  format     text NOT NULL CHECK (format IN ('csv', 'xlsx', 'print')),
  division   text NOT NULL,
  tasks      int NOT NULL
);

-- How far the topic has been taken in; written with the tasks that it brought.
CREATE TABLE intake_offset (
  topic       text NOT NULL,
  partition   int NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);

-- The published runs that were taken in.
CREATE TABLE intake_run (
  intake_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id  text NOT NULL REFERENCES screening_order,
  as_of     timestamptz NOT NULL,
  run       text NOT NULL,
  -- None while it is being taken in.
  done_at   timestamptz,
  UNIQUE (order_id, as_of, run)
);

CREATE TABLE source_freshness (
  order_id text NOT NULL REFERENCES screening_order,
  source   text NOT NULL,
  latest   timestamptz,
  PRIMARY KEY (order_id, source)
);
