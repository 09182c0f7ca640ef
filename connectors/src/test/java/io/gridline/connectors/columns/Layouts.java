package io.gridline.connectors.columns;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Every layout that a test may meet. */
public final class Layouts {

  private Layouts() {}

  /** Of which the column reader knows everything. */
  public static Arbitrary<Layout> known() {
    return any(
        CompressionCodecName.UNCOMPRESSED, CompressionCodecName.SNAPPY, CompressionCodecName.ZSTD);
  }

  /** Also those that are left to the general reader. */
  public static Arbitrary<Layout> any() {
    return any(
        CompressionCodecName.UNCOMPRESSED,
        CompressionCodecName.SNAPPY,
        CompressionCodecName.ZSTD,
        CompressionCodecName.GZIP);
  }

  private static Arbitrary<Layout> any(CompressionCodecName... codecs) {
    return Combinators.combine(
            Arbitraries.of(WriterVersion.values()),
            Arbitraries.of(codecs),
            Arbitraries.of(0, 100, 700, 5000, 1 << 20),
            Arbitraries.of(5, 30, 200, 20_000),
            Arbitraries.of(40, 300, 1_000_000),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Layout::new);
  }
}
