package io.gridline.rivals.flinksql;

import io.gridline.rivals.Script;
import io.gridline.rivals.Server;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/**
 * Runs the scripts that a request names, one after the other, in batch mode on an embedded cluster.
 * The cluster stays for further requests; tables do not.
 */
final class FlinkSql {

  private static MiniCluster cluster;

  private FlinkSql() {}

  public static void main(String[] args) throws IOException {
    Server.serve(args, FlinkSql::run);
  }

  private static void run(Map<String, String> request) throws Exception {
    int threads = Integer.parseInt(request.get("threads"));
    if (cluster == null) {
      cluster = start(threads, request.get("scratch"));
    }
    // what is written in between, gone with the request's scratch folder
    Map<String, String> values = new HashMap<>(request);
    values.put("tables", request.get("scratch") + "/tables-" + UUID.randomUUID());
    TableEnvironment tables = environment(threads);
    for (String script : request.get("scripts").split(",")) {
      for (String sql : Script.statements(FlinkSql.class, script + ".sql", values)) {
        tables.executeSql(sql).await();
      }
    }
  }

  private static MiniCluster start(int threads, String scratch) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, threads);
    // sorts and hash joins work in managed memory, shuffles in network memory
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.parse("1536m"));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.parse("256m"));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.parse("256m"));
    configuration.setString("io.tmp.dirs", scratch);
    MiniCluster started =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(threads)
                .build());
    started.start();
    return started;
  }

  private static TableEnvironment environment(int threads) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("execution.target", "remote");
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.PORT, cluster.getRestAddress().get().getPort());
    configuration.setString("parallelism.default", Integer.toString(threads));
    configuration.setString(
        "execution.batch.adaptive.auto-parallelism.max-parallelism", Integer.toString(threads));
    configuration.setString("table.optimizer.runtime-filter.enabled", "true");
    configuration.setString("table.optimizer.join.broadcast-threshold", "67108864");
    configuration.setString("table.local-time-zone", "Asia/Shanghai");
    return TableEnvironment.create(
        EnvironmentSettings.newInstance().inBatchMode().withConfiguration(configuration).build());
  }
}
