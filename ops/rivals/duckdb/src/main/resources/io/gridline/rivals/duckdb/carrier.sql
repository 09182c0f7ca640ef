-- One file of a carrier: presences first to last, of one stretch of the day, in no order. The people who were in the
-- zone were there about half of the time, near one cell.

COPY (
  SELECT 'M' || digits((nr * 7919 + 4711) % 10000000000, 10) AS record_id, msisdn(phone) AS msisdn,
    cell_id(CASE WHEN draw(phone, 62, 1000000) < ${exposed} AND draw(nr, 63, 2) = 0
      THEN (draw(phone, 64, ${zone_cells}) + draw(nr, 65, 3)) % ${zone_cells}
      ELSE ${zone_cells} + draw(nr, 66, ${cells} - ${zone_cells}) END) AS cell_id,
    seen_from, seen_from + to_seconds(300 + draw(nr, 68, 3000)) AS seen_to
  FROM (SELECT nr, draw(nr, 61, ${phones}) AS phone,
      moment('${day}T00:00:00') + to_seconds(${begins} + draw(nr, 67, ${lasts})) AS seen_from
    FROM range(${first}, ${last}, ${step}) r(nr)))
TO '${world}/feeds/carrier/dt=${day}/${file}.parquet' (COMPRESSION SNAPPY, ROW_GROUP_SIZE 1000000);
