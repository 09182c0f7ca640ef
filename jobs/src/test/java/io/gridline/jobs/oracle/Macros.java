package io.gridline.jobs.oracle;

/** The scalar rules as SQL macros: empty values, times, and the normal forms of claims. */
final class Macros {
  private Macros() {}

  static final String SQL =
      """
      CREATE MACRO val(v) AS CASE WHEN NOT regexp_full_match(v, '[\\s\\x{3000}]*') THEN v END;

      CREATE MACRO is_day(t) AS coalesce(regexp_full_match(t, '\\d{4}-\\d{2}-\\d{2}')
        AND try_cast(t AS DATE) IS NOT NULL, false);

      -- minutes east of Greenwich of what follows hh:mm in a time; Shanghai when it says nothing
      CREATE MACRO offset_minutes(tail) AS CASE
        WHEN tail LIKE '%%Z' THEN 0
        WHEN regexp_matches(tail, '[+-]') THEN
          CASE WHEN tail LIKE '%%-%%' THEN -1 ELSE 1 END
          * (60 * cast(regexp_extract(tail, '[+-](\\d\\d)', 1) AS BIGINT)
            + coalesce(try_cast(regexp_extract(tail, '[+-]\\d\\d:?(\\d\\d)$', 1) AS BIGINT), 0))
        ELSE 480 END;

      CREATE MACRO instant(t) AS CASE
        WHEN regexp_full_match(t, '\\d{4}-\\d{2}-\\d{2}[T ]([01]\\d|2[0-3]):[0-5]\\d'
          || '(:[0-5]\\d(\\.\\d+)?)?(Z|[+-](0\\d|1[0-8])(:?[0-5]\\d)?)?')
        THEN epoch_ms(try_cast(substr(t, 1, 10) || ' ' || substr(t, 12, 5) || ':00' AS TIMESTAMP))
          + 1000 * coalesce(try_cast(regexp_extract(substr(t, 17), '^:(\\d\\d)', 1) AS BIGINT), 0)
          + coalesce(try_cast(
              rpad(left(regexp_extract(substr(t, 17), '\\.(\\d+)', 1), 3), 3, '0') AS BIGINT), 0)
          - 60000 * offset_minutes(substr(t, 17))
        END;

      CREATE MACRO instant_or_day(t) AS
        CASE WHEN is_day(t) THEN instant(t || 'T00:00') ELSE instant(t) END;

      CREATE MACRO normal(v) AS regexp_replace(upper(translate(v, '%s', '%s')), '[\\s-]', '', 'g');

      CREATE MACRO check_character(n) AS substr('10X98765432', cast(1 + (
          7 * (ascii(substr(n, 1, 1)) - 48) + 9 * (ascii(substr(n, 2, 1)) - 48)
        + 10 * (ascii(substr(n, 3, 1)) - 48) + 5 * (ascii(substr(n, 4, 1)) - 48)
        + 8 * (ascii(substr(n, 5, 1)) - 48) + 4 * (ascii(substr(n, 6, 1)) - 48)
        + 2 * (ascii(substr(n, 7, 1)) - 48) + 1 * (ascii(substr(n, 8, 1)) - 48)
        + 6 * (ascii(substr(n, 9, 1)) - 48) + 3 * (ascii(substr(n, 10, 1)) - 48)
        + 7 * (ascii(substr(n, 11, 1)) - 48) + 9 * (ascii(substr(n, 12, 1)) - 48)
        + 10 * (ascii(substr(n, 13, 1)) - 48) + 5 * (ascii(substr(n, 14, 1)) - 48)
        + 8 * (ascii(substr(n, 15, 1)) - 48) + 4 * (ascii(substr(n, 16, 1)) - 48)
        + 2 * (ascii(substr(n, 17, 1)) - 48)) %% 11 AS BIGINT), 1);

      CREATE MACRO with_century(n) AS left(n, 6) || '19' || substr(n, 7);

      CREATE MACRO document_normal(type, v) AS nullif(CASE
        WHEN type = 'resident_id' AND regexp_full_match(normal(v), '\\d{15}')
          THEN with_century(normal(v)) || check_character(with_century(normal(v)))
        WHEN type = 'hk_macau_permit' THEN left(normal(v), 9)
        WHEN type = 'taiwan_permit' THEN left(normal(v), 8)
        ELSE normal(v) END, '');

      CREATE MACRO is_resident_number(n) AS coalesce(
        regexp_full_match(n, '\\d{17}[\\dX]') AND right(n, 1) = check_character(n), false);

      CREATE MACRO phone_normal(v) AS CASE
        WHEN normal(v) LIKE '+%%' THEN substr(normal(v), 2)
        WHEN normal(v) LIKE '00%%' THEN substr(normal(v), 3)
        WHEN regexp_full_match(normal(v), '1\\d{10}') THEN '86' || normal(v)
        ELSE normal(v) END;

      -- train, flight, car, seat and room numbers
      CREATE MACRO plain(v) AS nullif(ltrim(replace(upper(v), ' ', ''), '0'), '');

      CREATE MACRO masked(v) AS CASE
        WHEN length(v) >= 11 THEN left(v, 3) || repeat('*', length(v) - 7) || right(v, 4)
        WHEN length(v) > 4 THEN left(v, 2) || repeat('*', length(v) - 4) || right(v, 2)
        ELSE repeat('*', length(v)) END;

      CREATE MACRO inside(code, prefix) AS coalesce(starts_with(code, prefix), false);
      """
          .formatted(fullWidth(), halfWidth().replace("'", "''"));

  private static String fullWidth() {
    StringBuilder wide = new StringBuilder("\u3000");
    for (char c = '\uFF01'; c <= '\uFF5E'; c++) {
      wide.append(c);
    }
    return wide.toString();
  }

  private static String halfWidth() {
    StringBuilder half = new StringBuilder(" ");
    for (char c = '!'; c <= '~'; c++) {
      half.append(c);
    }
    return half.toString();
  }
}
