-- One file of each of the register's tables: residents first to last in the disorder of a real register.

COPY (
  SELECT person_id(p) AS person_id, '陈' || substr('伟芳娜敏静丽强磊军洋', 1 + draw(p, 51, 10), 1) AS name,
    CASE WHEN p % 2 = 0 THEN 'female' ELSE 'male' END AS sex, birth(p) AS birth_date, id_number(p) AS id_number,
    -- two in a hundred live in collective households, one in a thousand in none that is known
    CASE WHEN p % 1000 = 999 THEN NULL WHEN p // 100 % 50 = 0 THEN 'C' || p // 100 ELSE 'H' || p // 3 END
      AS household_id,
    CASE WHEN draw(p, 52, 20) = 0
      THEN an_elsewhere(p // 3, 53) || '001'
      ELSE a_home(p // 3, 54) END AS registered_division,
    CASE WHEN draw(p // 3, 55, 1000) = 0
      THEN a_zone_home(p // 3, 56)
      WHEN draw(p // 3, 55, 1000) < 20
      THEN an_elsewhere(p // 3, 57) || '001'
      ELSE a_home(p // 3, 54) END AS residence_division,
    '和平路' || (1 + draw(p // 3, 58, 900)) || '号' AS residence_address
  FROM (SELECT shuffled(i, ${residents}) AS p FROM range(${first}, ${last}) r(i)))
TO '${world}/register/person/part-${part}.parquet' (COMPRESSION SNAPPY, ROW_GROUP_SIZE 1000000);

COPY (
  SELECT travel_type(p) AS document_type, travel_number(p) AS document_number, person_id(p) AS person_id
  FROM (SELECT shuffled(i, ${residents}) AS p FROM range(${first}, ${last}) r(i)) WHERE p % 20 < 2)
TO '${world}/register/travel_document/part-${part}.parquet' (COMPRESSION SNAPPY, ROW_GROUP_SIZE 1000000);

-- One number in fifty had a holder before, one in five hundred changed hands in the middle of the day, one in a thousand
-- is held by two: that one is nobody's.
COPY (
  WITH drawn AS (
    SELECT p, CASE WHEN p % 500 = 0 THEN moment('${day}T12:00:00')
        ELSE moment('2013-01-01T00:00:00') + to_days(draw(p, 59, 2500)::INT) END AS begins
    FROM (SELECT shuffled(i, ${residents}) AS p FROM range(${first}, ${last}) r(i)))
  SELECT msisdn(p) AS msisdn, person_id(holder) AS person_id, valid_from, valid_to FROM (
    SELECT p, p AS holder, begins AS valid_from, NULL::TIMESTAMPTZ AS valid_to FROM drawn
    UNION ALL SELECT p, (p + 1) % ${residents}, TIMESTAMPTZ '2012-05-01 00:00:00+08', begins FROM drawn
      WHERE p % 50 = 0
    UNION ALL SELECT p, (p + 7) % ${residents}, TIMESTAMPTZ '2019-05-01 00:00:00+08', NULL FROM drawn
      WHERE p % 1000 = 1))
TO '${world}/register/subscription/part-${part}.parquet' (COMPRESSION SNAPPY, ROW_GROUP_SIZE 1000000);
