package io.gridline.connectors.lists;

import static io.gridline.connectors.lists.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others read in our Parquet files: DuckDB stands for all of them. */
class EntryParquetTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws Exception {
    RunFolder run = new RunFolder(Map.of("ZJ-1", folder.toString()));
    run.writeSlice("ZJ-1", "00", List.of(entry("k2").visitor(), entry("k1").listed()));
    run.writeSlice("ZJ-1", "01", List.of(entry("k0").at("33").listed()));
  }

  @Test
  void namesAndTypesTheColumnsOfAnEntry() throws Exception {
    assertThat(rows("DESCRIBE SELECT * FROM '" + folder + "/entries/*.parquet'", 2))
        .containsExactly(
            "order|VARCHAR",
            "order_version|INTEGER",
            "as_of|TIMESTAMP WITH TIME ZONE",
            "person_key|VARCHAR",
            "person_id|VARCHAR",
            "name|VARCHAR",
            "document_number|VARCHAR",
            "phone|VARCHAR",
            "level|VARCHAR",
            "rules|VARCHAR[]",
            "sources|VARCHAR[]",
            "evidence_count|INTEGER",
            "first_exposed_at|TIMESTAMP WITH TIME ZONE",
            "last_exposed_at|TIMESTAMP WITH TIME ZONE",
            "observe_until|TIMESTAMP WITH TIME ZONE",
            "route_code|VARCHAR",
            "street_code|VARCHAR",
            "community_code|VARCHAR",
            "address|VARCHAR",
            "household_key|VARCHAR",
            "contact_sealed|BLOB");
  }

  @Test
  void namesAndTypesTheColumnsOfEvidence() throws Exception {
    assertThat(rows("DESCRIBE SELECT * FROM '" + folder + "/evidence/*.parquet'", 2))
        .containsExactly(
            "order|VARCHAR",
            "order_version|INTEGER",
            "as_of|TIMESTAMP WITH TIME ZONE",
            "person_key|VARCHAR",
            "rule|VARCHAR",
            "source|VARCHAR",
            "record_id|VARCHAR",
            "started_at|TIMESTAMP WITH TIME ZONE",
            "ended_at|TIMESTAMP WITH TIME ZONE",
            "place_code|VARCHAR",
            "zones|VARCHAR[]",
            "cases|VARCHAR[]",
            "resolved_by|VARCHAR");
  }

  @Test
  void givesBackWhatWasWrittenSortedByPersonKeyInEachSlice() throws Exception {
    assertThat(
            rows(
                "SELECT person_key, person_id, name, level, rules, evidence_count,"
                    + " epoch_ms(last_exposed_at), community_code, hex(contact_sealed)"
                    + " FROM '"
                    + folder
                    + "/entries/*.parquet'",
                9))
        .containsExactly(
            "k1|p-k1|李四|high|[household, stayed]|1|1579537800123|330102001001|01FE03",
            "k2|null|李四|high|[household, stayed]|1|1579537800123|330102001001|01FE03",
            "k0|p-k0|李四|high|[household, stayed]|1|1579537800123||01FE03");
    assertThat(
            rows(
                "SELECT person_key, source, epoch_ms(started_at), zones, cases, resolved_by FROM '"
                    + folder
                    + "/evidence/part-00.parquet'",
                6))
        .containsExactly(
            "k1|hotel|1579537740123|[a, b]|[]|document",
            "k2|hotel|1579537740123|[a, b]|[]|document");
  }

  @Test
  void readsItsOwnFilesSliceBySlice() throws Exception {
    List<String> read = new ArrayList<>();
    new PublishedEntries(folder)
        .read(
            asked -> !asked.personKey().equals("k1"),
            seen -> read.add(seen.personKey() + seen.personId() + seen.evidence().size()));
    assertThat(read).containsExactly("k2null1", "k0p-k01");
  }

  private static List<String> rows(String sql, int columns) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData metadata = result.getMetaData();
      assertThat(metadata.getColumnCount()).isGreaterThanOrEqualTo(columns);
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(String.valueOf(result.getString(column)));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }
}
