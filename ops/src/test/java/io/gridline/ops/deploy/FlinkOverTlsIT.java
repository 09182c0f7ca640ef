package io.gridline.ops.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Flink with the configuration that {@code ops/deploy} gives it: who is let in, and who is not.
 */
class FlinkOverTlsIT {

  @TempDir private static Path folder;
  private static Keystores keystores;
  private static MiniCluster cluster;
  private static int rest;
  private static int metrics;

  @BeforeAll
  static void start() throws Exception {
    keystores = Keystores.make(folder);
    rest = freePort();
    metrics = freePort();
    Map<String, String> values = FlinkConfigurations.sessionCluster();
    keystores.place(values);
    for (String scratch : new String[] {"io.tmp.dirs", "web.tmpdir", "blob.storage.directory"}) {
      values.put(scratch, folder.toString());
    }
    // Ports of tests are free ones, and memory is that of the test's JVM.
    values
        .keySet()
        .removeIf(
            key -> key.matches("(jobmanager|taskmanager|metrics)\\..*port|taskmanager\\.memory.*"));
    values.put("metrics.reporter.prom.port", String.valueOf(metrics));
    values.put("blob.server.port", "0");
    values.put("rest.bind-address", "127.0.0.1");
    values.put("rest.address", "127.0.0.1");
    values.put("rest.port", String.valueOf(rest));
    values.put("jobmanager.bind-host", "127.0.0.1");
    values.put("taskmanager.memory.managed.size", "64m");
    values.put("taskmanager.memory.network.min", "64m");
    values.put("taskmanager.memory.network.max", "64m");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(Configuration.fromMap(values))
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(1)
                .setRpcServiceSharing(RpcServiceSharing.DEDICATED)
                .build());
    cluster.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void aJobOfTheClientsRunsOnTwoTaskManagers() throws Exception {
    Map<String, String> values = FlinkConfigurations.client();
    keystores.place(values);
    StreamExecutionEnvironment job =
        StreamExecutionEnvironment.createRemoteEnvironment(
            "127.0.0.1", rest, Configuration.fromMap(values));
    job.setParallelism(2);
    job.fromSequence(1, 1000).rebalance().sinkTo(new DiscardingSink<>());

    assertThatCode(() -> job.execute("a job")).doesNotThrowAnyException();
  }

  @Test
  void theClientsCertificateIsLetIn() throws Exception {
    assertThat(statusOf("client")).isEqualTo(200);
  }

  @Test
  void aCertificateThatItDoesNotTrustIsRefusedEvenTheOneThatTaskManagersShow() {
    assertThatThrownBy(() -> statusOf("internal")).isInstanceOf(SSLException.class);
  }

  @Test
  void whoShowsNoCertificateIsRefused() {
    assertThatThrownBy(() -> statusOf("nobody")).isInstanceOf(SSLException.class);
  }

  @Test
  void whoDoesNotEncryptIsSentWhereOneDoes() throws Exception {
    var answer = get(HttpClient.newHttpClient(), "http", rest, "/overview");

    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("location"))
        .hasValueSatisfying(to -> assertThat(to).startsWith("https:"));
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aProgramCannotBeUploadedByABrowser() throws Exception {
    assertThat(get(keystores.client("client"), "https", rest, "/jars").statusCode()).isEqualTo(404);
  }

  @Test
  void prometheusFindsTheMetrics() throws Exception {
    var answer = get(HttpClient.newHttpClient(), "http", metrics, "/metrics");

    assertThat(answer.body()).contains("flink_jobmanager_numRegisteredTaskManagers");
  }

  private static int statusOf(String who)
      throws IOException, InterruptedException, GeneralSecurityException {
    return get(keystores.client(who), "https", rest, "/overview").statusCode();
  }

  private static java.net.http.HttpResponse<String> get(
      HttpClient client, String scheme, int port, String path)
      throws IOException, InterruptedException {
    URI address = URI.create(scheme + "://127.0.0.1:" + port + path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
