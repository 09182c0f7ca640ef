package io.gridline.connectors.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.file.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths on Hadoop file systems are paths as others are; no server is asked for one. */
class StoragePathTest {

  private static final Path FEEDS = Location.path("hdfs://nowhere:8020/a/feeds");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hdfs://nowhere:8020/a/feeds",
        "hdfs://nowhere:8020/a/as_of=20200201T000000Z/100 % 杭州.csv",
        "hdfs://nowhere:8020/",
        "file:///a/b",
        "a/feeds",
        "/a/feeds"
      })
  void giveTheSamePathForTheirTextInAnotherProcess(String text) {
    Path path = text.startsWith("file:") ? Storage.path(text) : Location.path(text);
    assertThat(path).hasToString(text);
    assertThat(text.startsWith("file:") ? path : Location.path(path.toString())).isEqualTo(path);
  }

  @Test
  void areLocalWithoutASchemeOrWithThatOfFiles() {
    assertThat(Location.path("a/b")).isEqualTo(Path.of("a/b"));
    assertThat(Location.path("file:/a/b")).isEqualTo(Path.of("/a/b"));
    assertThat(Location.path("file:///a/b")).isEqualTo(Path.of("/a/b"));
    assertThat(Location.isLocal(Location.path("a"))).isTrue();
    assertThat(Location.isLocal(FEEDS)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "rail/a.csv,hdfs://nowhere:8020/a/feeds/rail/a.csv",
    "'',hdfs://nowhere:8020/a/feeds",
    "/b,hdfs://nowhere:8020/b",
    "../b/./c,hdfs://nowhere:8020/a/b/c"
  })
  void areResolved(String other, String resolved) {
    assertThat(FEEDS.resolve(other).normalize()).isEqualTo(Location.path(resolved));
  }

  @Test
  void haveNamesParentsAndAWayToOneAnother() {
    Path file = FEEDS.resolve("rail/dt=2020-01-20/a.csv");
    assertThat(FEEDS.relativize(file)).hasToString("rail/dt=2020-01-20/a.csv");
    assertThat(file.relativize(FEEDS)).hasToString("../../..");
    assertThat(file.getFileName()).hasToString("a.csv");
    assertThat(file.getParent().getParent().getParent()).isEqualTo(FEEDS);
    assertThat(FEEDS.getRoot().getParent()).isNull();
    assertThat(file.startsWith(FEEDS)).isTrue();
    assertThat(FEEDS.startsWith(file)).isFalse();
    assertThat(file.endsWith("a.csv")).isTrue();
    assertThat(file.resolveSibling("b.csv")).isEqualTo(FEEDS.resolve("rail/dt=2020-01-20/b.csv"));
    assertThat(file.toAbsolutePath()).isEqualTo(file);
  }

  @Test
  void comeAfterTheFolderThatTheyLieIn() {
    List<Path> paths =
        Stream.of("b/a", "b", "", "b/a/c", "a").map(FEEDS::resolve).sorted().toList();
    assertThat(paths)
        .extracting(FEEDS::relativize)
        .extracting(Path::toString)
        .containsExactly("", "a", "b", "b/a", "b/a/c");
  }

  @Test
  void areUrisInWhichOddCharactersAreEscaped() {
    assertThat(FEEDS.resolve("a b.csv").toUri())
        .hasToString("hdfs://nowhere:8020/a/feeds/a%20b.csv");
  }

  @Test
  void areRefusedOfASchemeThatHadoopDoesNotKnow() {
    assertThatThrownBy(() -> Location.path("gopher://host/a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gopher://host/a: there is no file system for gopher://");
  }
}
