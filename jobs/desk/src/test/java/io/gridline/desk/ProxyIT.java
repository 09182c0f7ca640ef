package io.gridline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.desk.access.Role;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who tries too often is known by an address, which a trusted proxy says and nobody else. */
class ProxyIT {

  /** Many more than an address may in so short a time. */
  private static final int TRIES = 100;

  @TempDir private static Path folder;
  private static ADesk desk;

  @BeforeAll
  static void start() throws Exception {
    desk = ADesk.start(folder);
    desk.account("worker", Role.WORKER, ADesk.COMMUNITY);
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
  }

  @Test
  void onlyATrustedProxySaysWhoAsks() throws Exception {
    assertThat(isRefusedAtLast("203.0.113.%d"))
        .as("one address, whatever the header says")
        .isTrue();

    desk.desk().close();
    desk.startBehind(List.of("127.0.0.1"), Optional.empty());

    assertThat(isRefusedAtLast("198.51.100.%d, 203.0.113.7")).isTrue();
    assertThat(signIn("203.0.113.7, 203.0.113.8")).as("another address").isEqualTo(200);
  }

  /**
   * Whether the right password is not taken any more after some tries.
   *
   * @param forwardedFor with a number in it that is another in each try
   */
  private static boolean isRefusedAtLast(String forwardedFor)
      throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      if (signIn(forwardedFor.formatted(i)) == 401) {
        return true;
      }
    }
    return false;
  }

  private static int signIn(String forwardedFor) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(desk.uri("/api/v1/login"))
                .header("X-Forwarded-For", forwardedFor)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"account\":\"%s\",\"password\":\"%s\"}"
                            .formatted("worker", ADesk.PASSWORD)))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
