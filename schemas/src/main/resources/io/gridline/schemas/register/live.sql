-- What the stream of changes asks of a register in PostgreSQL (14 or newer, wal_level = logical): a role for Debezium that may
-- read the three tables and the log of their changes and touch one row of its own, and nothing else. Run it in the register's
-- database, as a superuser or the tables' owner with CREATEROLE and the right to make publications; again changes nothing.
--
--   psql --set ON_ERROR_STOP=1 --dbname register --file live.sql
--   psql --dbname register --command '\password gridline_capture'     -- so that no statement holds the password
--
-- And in pg_hba.conf, before what is wider, only by TLS and only from the workers' machines (it is the database that has to
-- stand there, not the word replication, which is for copies of whole servers):
--
--   hostssl register gridline_capture 10.20.30.40/32 scram-sha-256
--
-- Change: the schema, where it is not public, here and in ops/live/register.properties.
--
-- It takes tables: a view has no changes. REPLICA IDENTITY FULL writes a changed row's old values into the log, which a change
-- of a row pays for with about twice the log.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gridline_capture') THEN
    CREATE ROLE gridline_capture;
  END IF;
END
$$;
ALTER ROLE gridline_capture LOGIN REPLICATION NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT CONNECTION LIMIT 8;
-- The snapshot is one long statement for each table, and the connection of the changes never ends.
ALTER ROLE gridline_capture SET statement_timeout = 0;
ALTER ROLE gridline_capture SET idle_in_transaction_session_timeout = 0;
ALTER ROLE gridline_capture SET lock_timeout = '60s';

-- Touched by each heartbeat; without it the log of a register that rests is kept for ever.
CREATE TABLE IF NOT EXISTS public.gridline_heartbeat (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  beat timestamptz NOT NULL
);
INSERT INTO public.gridline_heartbeat (beat) VALUES (now()) ON CONFLICT DO NOTHING;

DO $$
BEGIN
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO gridline_capture', current_database());
END
$$;
GRANT USAGE ON SCHEMA public TO gridline_capture;
GRANT SELECT ON public.person, public.travel_document, public.subscription TO gridline_capture;
GRANT UPDATE (beat) ON public.gridline_heartbeat TO gridline_capture;
-- Servers before version 15 let everybody make tables here.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- A deleted row is told whole: without it the change does not say whose row it was.
ALTER TABLE public.person REPLICA IDENTITY FULL;
ALTER TABLE public.travel_document REPLICA IDENTITY FULL;
ALTER TABLE public.subscription REPLICA IDENTITY FULL;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'gridline_register') THEN
    CREATE PUBLICATION gridline_register
      FOR TABLE public.person, public.travel_document, public.subscription, public.gridline_heartbeat
      WITH (publish = 'insert, update, delete, truncate', publish_via_partition_root = true);
  END IF;
END
$$;
