-- Files as Spark writes them, for the tests of Gridline's readers (ColumnRowsWritersTest), each under ${out}.
-- By default Spark writes timestamps as INT96; most who know set them to microseconds.

CREATE OR REPLACE TEMPORARY VIEW sample AS
SELECT
  'c' || id AS id,
  'cell-' || id * 7919 % 1000 * 37 AS cell,
  '86138' || lpad(id * 104729 % 100000000, 8, '0') AS phone,
  CAST(id % 7 AS BIGINT) AS few,
  CASE WHEN id % 3 > 0 THEN 'x' || id * 31 % 500 END AS some,
  timestamp_seconds(1578585600 + id * 61) AS began,
  date_add(DATE '2020-01-01', CAST(id % 60 AS INT)) AS day,
  CAST(CASE WHEN id % 11 > 0 THEN id % 100 END AS TINYINT) AS small,
  CASE WHEN id % 13 > 0 THEN id % 2 = 0 END AS flag,
  CAST(NULL AS STRING) AS nothing
FROM range(0, 2000, 1, 1);

INSERT OVERWRITE DIRECTORY '${out}/int96' USING parquet SELECT * FROM sample;

SET spark.sql.parquet.outputTimestampType = TIMESTAMP_MICROS;

INSERT OVERWRITE DIRECTORY '${out}/snappy' USING parquet SELECT * FROM sample;

INSERT OVERWRITE DIRECTORY '${out}/zstd' USING parquet OPTIONS (compression 'zstd') SELECT * FROM sample;

INSERT OVERWRITE DIRECTORY '${out}/v2' USING parquet
OPTIONS (`parquet.writer.version` 'PARQUET_2_0', compression 'zstd') SELECT * FROM sample;

INSERT OVERWRITE DIRECTORY '${out}/plain' USING parquet
OPTIONS (`parquet.enable.dictionary` 'false', compression 'none') SELECT * FROM sample;

SET spark.sql.parquet.outputTimestampType = INT96;
