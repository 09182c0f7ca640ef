-- A register in PostgreSQL: the tables and columns that gridline screen --register jdbc:postgresql://... reads
-- (contract, section 2). Whoever has a register has its tables already, and gives views of these names; this is what new
-- ones could look like. Text may be varchar or char too, an id a whole number or uuid, a time a timestamp, a date or text.
-- Gridline writes none of them.

CREATE TABLE person (
  person_id text PRIMARY KEY CHECK (person_id <> ''),
  name text NOT NULL,
  sex text NOT NULL,
  birth_date date,
  id_number text,                 -- as it was written down; normalised when it is read
  household_id text,
  registered_division text NOT NULL,
  residence_division text NOT NULL,
  residence_address text NOT NULL
);

CREATE TABLE travel_document (
  document_type text NOT NULL CHECK (document_type IN
    ('resident_id', 'passport', 'hk_macau_permit', 'taiwan_permit', 'foreign_resident_id', 'other')),
  document_number text NOT NULL,
  person_id text NOT NULL,
  PRIMARY KEY (document_type, document_number, person_id)
);

CREATE TABLE subscription (
  msisdn text NOT NULL,
  person_id text NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,           -- empty, or infinity, while it runs
  PRIMARY KEY (msisdn, person_id, valid_from)
);
