package io.gridline.rivals.spark;

import io.gridline.rivals.Script;
import io.gridline.rivals.Server;
import java.io.IOException;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the scripts that a request names, one after the other, in Spark's local mode. The session
 * stays for further requests. Steps that several others start from are tables of a database that is
 * dropped at the end: with views alone Spark would do each of them again and again, and with {@code
 * CACHE TABLE} its plans grow until planning takes minutes.
 */
final class Spark {

  private Spark() {}

  public static void main(String[] args) throws IOException {
    Server.serve(args, Spark::run);
  }

  private static void run(Map<String, String> request) throws IOException {
    SparkSession session = session(request);
    session.sql("DROP DATABASE IF EXISTS run CASCADE");
    session.sql("CREATE DATABASE run");
    session.sql("USE run");
    try {
      for (String script : request.get("scripts").split(",")) {
        for (String sql : Script.statements(Spark.class, script + ".sql", request)) {
          session.sql(sql);
        }
      }
    } finally {
      session.sql("USE default");
      session.sql("DROP DATABASE run CASCADE");
    }
  }

  private static SparkSession session(Map<String, String> request) {
    int threads = Integer.parseInt(request.get("threads"));
    return SparkSession.builder()
        .appName("screen")
        .master("local[" + threads + "]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.local.dir", request.get("scratch"))
        .config("spark.sql.warehouse.dir", request.get("scratch") + "/warehouse")
        .config("spark.sql.session.timeZone", "Asia/Shanghai")
        // a stage for two hundred tiny partitions would cost more than its work
        .config("spark.sql.shuffle.partitions", Integer.toString(2 * threads))
        // the found side of a join is small next to the register, but larger than the default 10 MB
        .config("spark.sql.autoBroadcastJoinThreshold", "64m")
        .config("spark.sql.adaptive.autoBroadcastJoinThreshold", "64m")
        .config("spark.sql.optimizer.runtime.bloomFilter.enabled", "true")
        .config("spark.sql.optimizer.runtime.bloomFilter.applicationSideScanSizeThreshold", "10m")
        .config("spark.sql.optimizer.runtime.bloomFilter.creationSideThreshold", "64m")
        .getOrCreate();
  }
}
