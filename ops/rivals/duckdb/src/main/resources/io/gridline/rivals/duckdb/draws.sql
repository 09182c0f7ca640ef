-- What every script that makes a part of a world starts with. The people are made up. Everything is drawn by hashing
-- a row's number, so that the same request always makes the same world.

-- The n-th draw for a row, 0 to less than below.
CREATE MACRO draw(row_number, nth, below) AS (hash(row_number, nth) % below::UBIGINT)::BIGINT;
CREATE MACRO moment(local) AS CAST(local || '+08:00' AS TIMESTAMPTZ);
CREATE MACRO digits(number, width) AS lpad(number::VARCHAR, width, '0');

CREATE TABLE division AS SELECT code, level FROM read_csv('${resources}/divisions.csv.gz', all_varchar = true);
SET VARIABLE homes = (SELECT list(code ORDER BY code) FROM division
  WHERE level = 'community' AND code LIKE '33%');
SET VARIABLE zone_homes = (SELECT list(code ORDER BY code) FROM division
  WHERE level = 'community' AND code LIKE '4201%');
SET VARIABLE counties = (SELECT list(code ORDER BY code) FROM division WHERE level = 'county' AND code LIKE '33%');
SET VARIABLE elsewhere = (SELECT list(code ORDER BY code) FROM division
  WHERE level = 'street' AND left(code, 2) IN ('31', '32', '34'));

-- One of a list, drawn for a row.
CREATE MACRO one_of(codes, row_number, nth) AS codes[1 + draw(row_number, nth, len(codes))];
CREATE MACRO a_home(row_number, nth) AS one_of(getvariable('homes'), row_number, nth);
CREATE MACRO a_zone_home(row_number, nth) AS one_of(getvariable('zone_homes'), row_number, nth);
CREATE MACRO an_elsewhere(row_number, nth) AS one_of(getvariable('elsewhere'), row_number, nth);

-- Cells 0 to zone_cells - 1 lie in Wuhan, neighbours beside each other; one in ten of the others outside the province.
CREATE MACRO cell_id(cell) AS '460-00-' || (10000 + cell // 250) || '-' || (1000 + cell * 7);

-- Numbers: always in normal form, unique as the real ones should be --------------------------------------------------

CREATE MACRO with_check(n) AS n || substr('10X98765432', 1 + (
    7 * substr(n, 1, 1)::INT + 9 * substr(n, 2, 1)::INT + 10 * substr(n, 3, 1)::INT + 5 * substr(n, 4, 1)::INT
  + 8 * substr(n, 5, 1)::INT + 4 * substr(n, 6, 1)::INT + 2 * substr(n, 7, 1)::INT + 1 * substr(n, 8, 1)::INT
  + 6 * substr(n, 9, 1)::INT + 3 * substr(n, 10, 1)::INT + 7 * substr(n, 11, 1)::INT + 9 * substr(n, 12, 1)::INT
  + 10 * substr(n, 13, 1)::INT + 5 * substr(n, 14, 1)::INT + 8 * substr(n, 15, 1)::INT + 4 * substr(n, 16, 1)::INT
  + 2 * substr(n, 17, 1)::INT) % 11, 1);

CREATE MACRO birth(person) AS
  DATE '1930-01-01' + (person // len(getvariable('counties')) % 30000)::INT;
CREATE MACRO id_number(person) AS with_check(
  getvariable('counties')[1 + person % len(getvariable('counties'))] || strftime(birth(person), '%Y%m%d')
  || digits(person // len(getvariable('counties')) // 30000, 3));
CREATE MACRO person_id(person) AS 'P' || digits(person, 10);
-- one resident in ten has a travel document: a passport, or a permit for Hong Kong
CREATE MACRO travel_type(person) AS CASE person % 20 WHEN 0 THEN 'passport' WHEN 1 THEN 'hk_macau_permit' END;
CREATE MACRO travel_number(person) AS
  CASE person % 20 WHEN 0 THEN 'E' ELSE 'H' END || digits(person // 20 * 7919 % 100000000, 8);
-- a phone number for each resident, and one in fifty more of people who are not in the register
CREATE MACRO msisdn(phone) AS '861' || digits((3000000000 + phone * 7919) % 10000000000, 10);
-- the row-th of so many, in a seeming disorder: each once
CREATE MACRO shuffled(number, of) AS number * 7368787 % of;

CREATE MACRO document_type(person, row_number) AS CASE
  WHEN draw(row_number, 31, 100) < 3 THEN 'passport'
  WHEN person % 20 < 2 AND draw(row_number, 32, 2) = 0 THEN travel_type(person) ELSE 'resident_id' END;
CREATE MACRO document_number(person, row_number) AS CASE
  WHEN draw(row_number, 31, 100) < 3 THEN 'V' || digits(draw(row_number, 33, 100000000), 8)
  WHEN person % 20 < 2 AND draw(row_number, 32, 2) = 0 THEN travel_number(person) ELSE id_number(person) END;
