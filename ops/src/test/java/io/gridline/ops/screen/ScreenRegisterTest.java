package io.gridline.ops.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.ops.GridlineCommands;
import io.gridline.ops.simulate.World;
import io.gridline.ops.simulate.WorldSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code --register} may be, and what is said when it is not; never a password. */
class ScreenRegisterTest {

  @TempDir Path folder;
  private final StringWriter said = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h/db?password=sesame",
        "jdbc:postgresql://clerk:sesame@h/db",
        "jdbc:postgresql://h:x/db?password=sesame",
      })
  void anotherUrlIsBadUsage(String url) {
    assertThat(screen(url)).isEqualTo(2);
    assertThat(said.toString())
        .contains("--register")
        .contains("expected a folder, or jdbc:postgresql://HOST[:PORT]/DATABASE")
        .doesNotContain("sesame");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsBadInputAndPublishesNothing() throws Exception {
    World.write(WorldSettings.of(200, 1), folder.resolve("world"), done -> {});
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    String server = "jdbc:postgresql://127.0.0.1:" + nobody + "/register";
    assertThat(screen(server + "?user=clerk&password=sesame")).isEqualTo(3);
    assertThat(said.toString())
        .contains("register " + server + ": the server cannot be reached (SQLSTATE 08001)")
        .doesNotContain("sesame", "\tat ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private int screen(String register) {
    CommandLine gridline = GridlineCommands.all();
    gridline.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    Path world = folder.resolve("world");
    return gridline.execute(
        "screen",
        "--order=" + world.resolve("order.yaml"),
        "--register=" + register,
        "--feeds=" + world.resolve("feeds"),
        "--out=" + folder.resolve("out"),
        "--as-of=" + World.AS_OF,
        "--parallelism=1");
  }
}
