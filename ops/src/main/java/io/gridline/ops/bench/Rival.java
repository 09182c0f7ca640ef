package io.gridline.ops.bench;

import java.util.List;

/** What Gridline is measured against; each is a project of its own in {@code ops/rivals}. */
enum Rival {
  DUCKDB("duckdb", "DuckDB", "io.gridline.rivals.duckdb.DuckDb", "duckdb_jdbc"),
  FLINK_SQL(
      "flink-sql", "Flink SQL", "io.gridline.rivals.flinksql.FlinkSql", "flink-table-runtime"),
  SPARK("spark", "Spark", "io.gridline.rivals.spark.Spark", "spark-sql_2.13");

  private final String id;
  private final String title;
  private final String mainClass;
  private final String jar;

  Rival(String id, String title, String mainClass, String jar) {
    this.id = id;
    this.title = title;
    this.mainClass = mainClass;
    this.jar = jar;
  }

  /** The name on the command line and of the folder. */
  String id() {
    return id;
  }

  String title() {
    return title;
  }

  String mainClass() {
    return mainClass;
  }

  /** The artifact whose version is the rival's. */
  String jar() {
    return jar;
  }

  /** What its JVM has to be told, the heap apart. */
  List<String> options() {
    return switch (this) {
      case DUCKDB -> List.of();
      case FLINK_SQL -> List.of("--add-opens=java.base/java.util=ALL-UNNAMED");
      case SPARK -> sparkOpens();
    };
  }

  /** What Spark asks for on Java 17. */
  private static List<String> sparkOpens() {
    return List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar")
        .stream()
        .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
        .toList();
  }
}
