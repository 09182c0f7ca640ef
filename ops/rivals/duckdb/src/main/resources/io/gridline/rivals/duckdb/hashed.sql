-- The rows of Gridline's store as plain Parquet for the rivals: claims as they were hashed, in two halves, for that is what
-- every engine joins fastest; without what is sealed.

CREATE MACRO signed(half) AS
  (half::HUGEINT - CASE WHEN half >= 9223372036854775808 THEN 18446744073709551616 ELSE 0 END)::BIGINT;
CREATE MACRO high(claim) AS signed(('0x' || left(hex(claim), 16))::UBIGINT);
CREATE MACRO low(claim) AS signed(('0x' || right(hex(claim), 16))::UBIGINT);

COPY (
  SELECT record_id, high(claim_hash) AS claim_high, low(claim_hash) AS claim_low, epoch_ms(started_at) AS started,
    epoch_ms(ended_at) AS ended, place_code
  FROM read_parquet('${landed}/store/parts/*.parquet') WHERE source = 'carrier')
TO '${hashed}/carrier' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT source, record_id, revision, cancelled, tombstone, high(claim_hash) AS claim_high, low(claim_hash) AS claim_low,
    epoch_ms(started_at) AS started, epoch_ms(ended_at) AS ended, place_code, end_code, vehicle,
    datediff('day', DATE '1970-01-01', service_date)::INT AS service_day, car, lodging_id, room
  FROM read_parquet('${landed}/store/parts/*.parquet') WHERE source <> 'carrier')
TO '${hashed}/booking' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);
