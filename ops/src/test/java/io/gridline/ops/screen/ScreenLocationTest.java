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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What is said when a folder lies on a server that is not there. One line, before anything is read.
 */
class ScreenLocationTest {

  @TempDir Path folder;
  private final StringWriter said = new StringWriter();
  private String nobody;

  @BeforeEach
  void makeAWorld() throws Exception {
    World.write(WorldSettings.of(200, 1), folder.resolve("world"), done -> {});
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = "hdfs://127.0.0.1:" + free.getLocalPort();
    }
  }

  @Test
  void anUnknownSchemeIsBadUsage() {
    assertThat(screen(Map.of("--feeds", "gopher://host/feeds"))).isEqualTo(2);
    assertThat(said.toString())
        .contains("--feeds")
        .contains("gopher://host/feeds: there is no file system for gopher://");
  }

  @Test
  void aNameNodeThatCannotBeReachedIsBadInputAndNamed() {
    assertThat(screen(Map.of("--feeds", nobody + "/feeds"))).isEqualTo(3);
    assertThat(said.toString())
        .isEqualToIgnoringNewLines(
            "gridline: --feeds: " + nobody + "/feeds: its server cannot be reached");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aHostThatDoesNotExistIsBadInputAndNamed() {
    assertThat(screen(Map.of("--out", "hdfs://no-such-host.invalid:8020/out"))).isEqualTo(3);
    assertThat(said.toString())
        .isEqualToIgnoringNewLines(
            "gridline: --out: hdfs://no-such-host.invalid:8020/out: there is no such host");
  }

  private int screen(Map<String, String> other) {
    CommandLine gridline = GridlineCommands.all();
    gridline.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    Path world = folder.resolve("world");
    List<String> line = new ArrayList<>(List.of("screen", "--parallelism=1"));
    Map.of(
            "--order", world.resolve("order.yaml").toString(),
            "--register", world.resolve("register").toString(),
            "--feeds", world.resolve("feeds").toString(),
            "--out", folder.resolve("out").toString(),
            "--as-of", World.AS_OF)
        .forEach((option, value) -> line.add(option + "=" + other.getOrDefault(option, value)));
    return gridline.execute(line.toArray(String[]::new));
  }
}
