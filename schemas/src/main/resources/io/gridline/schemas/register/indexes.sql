-- Indexes for the look-ups of gridline screen in a register in PostgreSQL. Without them each look reads whole tables inside
-- the server, which is slower and no less right. A number is found by its digits, full-width ones included: the expressions
-- have to stand as they are here. Tables only; a view is served by the indexes of its tables.

CREATE INDEX IF NOT EXISTS person_by_person_id ON person (person_id);      -- not needed where it is the primary key
CREATE INDEX IF NOT EXISTS person_by_household_id ON person (household_id);
CREATE INDEX IF NOT EXISTS person_by_residence ON person ((residence_division::text COLLATE "C"));
CREATE INDEX IF NOT EXISTS person_by_id_number ON person
  (regexp_replace(translate(id_number::text COLLATE "C", '０１２３４５６７８９', '0123456789'), '[^0-9]', '', 'g'));

CREATE INDEX IF NOT EXISTS travel_document_by_person_id ON travel_document (person_id);
CREATE INDEX IF NOT EXISTS travel_document_by_number ON travel_document
  (regexp_replace(translate(document_number::text COLLATE "C", '０１２３４５６７８９', '0123456789'), '[^0-9]', '', 'g'));
CREATE INDEX IF NOT EXISTS travel_document_by_permit ON travel_document
  ("left"(regexp_replace(translate(document_number::text COLLATE "C", '０１２３４５６７８９', '0123456789'), '[^0-9]', '', 'g'), 8));

CREATE INDEX IF NOT EXISTS subscription_by_person_id ON subscription (person_id);
CREATE INDEX IF NOT EXISTS subscription_by_msisdn ON subscription
  (regexp_replace(translate(msisdn::text COLLATE "C", '０１２３４５６７８９', '0123456789'), '[^0-9]', '', 'g'));

-- The planner needs figures of the expressions.
ANALYZE person;
ANALYZE travel_document;
ANALYZE subscription;
