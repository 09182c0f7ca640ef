package io.gridline.jobs.hadoop;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3-compatible server of its own process (S3Proxy, its objects in memory), which checks
 * signatures and knows conditional writes. Hadoop finds it by a system property that stands in the
 * tests' core-site.xml.
 */
public final class S3Server implements AutoCloseable {

  private static final Path JARS = Path.of("target/s3-server.classpath");
  private static final String KEY = "made-up";
  private static final String SECRET = "made-up-too";

  private final Process process;
  private final URI endpoint;

  private S3Server(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts it with one bucket. */
  public static S3Server start(Path folder, String bucket) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    Path settings =
        Files.write(
            folder.resolve("s3.properties"),
            List.of(
                "s3proxy.endpoint=" + endpoint,
                "s3proxy.authorization=aws-v2-or-v4",
                "s3proxy.identity=" + KEY,
                "s3proxy.credential=" + SECRET,
                "jclouds.provider=transient-nio2"));
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                Files.readString(JARS),
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3.log").toFile())
            .start();
    S3Server server = new S3Server(process, endpoint);
    try {
      server.await();
      server.make(bucket);
    } catch (Exception e) {
      server.close();
      throw e;
    }
    System.setProperty("gridline.test.s3", endpoint.toString());
    return server;
  }

  private void await() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!answers()) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        throw new IllegalStateException("the S3 server does not start");
      }
    }
  }

  private boolean answers() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
      return true;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  /** A client that is not Hadoop's. */
  public S3Client client() {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
        .build();
  }

  private void make(String bucket) {
    try (S3Client client = client()) {
      client.createBucket(asked -> asked.bucket(bucket));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
