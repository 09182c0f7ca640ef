-- The role with which gridline screen reads a register in PostgreSQL: it may read the three tables (or views of these
-- names), make temporary ones, and nothing else. Run it in the register's database, as its owner or a superuser; again
-- changes nothing.
--
--   psql --set ON_ERROR_STOP=1 --dbname register --file register-reader.sql
--   psql --dbname register --command '\password gridline_reader'      -- so that no statement holds the password
--
-- And in pg_hba.conf, before what is wider, only by TLS and only from the machines that screen:
--
--   hostssl register gridline_reader 10.20.30.40/32 scram-sha-256
--
-- Change: the schema, where it is not public; the limit of connections, two more than the processors of the machine that
-- screens.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gridline_reader') THEN
    CREATE ROLE gridline_reader;
  END IF;
END
$$;
ALTER ROLE gridline_reader LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT CONNECTION LIMIT 18;

-- A statement that writes fails even where PUBLIC has been granted too much.
ALTER ROLE gridline_reader SET default_transaction_read_only = on;
-- A run holds one state of the register for as long as it looks people up, mostly idle: a limit for everybody would end it.
ALTER ROLE gridline_reader SET idle_in_transaction_session_timeout = 0;
ALTER ROLE gridline_reader SET statement_timeout = 0;
-- How long it stands in line behind an ALTER TABLE before it gives up, and everybody else behind it goes on.
ALTER ROLE gridline_reader SET lock_timeout = '60s';
-- What is asked for are numbers of people: they do not belong into the server's log.
-- (log_statement and the like are a superuser's to set; check that log_statement is neither mod nor all for this role.)

DO $$
BEGIN
  EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO gridline_reader', current_database());
END
$$;
GRANT USAGE ON SCHEMA public TO gridline_reader;
GRANT SELECT ON public.person, public.travel_document, public.subscription TO gridline_reader;
-- Servers before version 15 let everybody make tables here.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
