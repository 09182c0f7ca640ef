package io.gridline.ops.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.file.Location;
import io.gridline.ops.simulate.World;
import io.gridline.ops.simulate.WorldSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes whose lists, store and keys lie on a real NameNode and DataNode. */
class HdfsRunsIT {

  @TempDir Path temporary;

  @Test
  void takesBackWhatItWroteWhenItIsInterruptedAndLetsTheNextRunWriteAtOnce() throws Exception {
    Path world = temporary.resolve("world");
    World.write(WorldSettings.of(500, 1), world, done -> {});
    Configuration settings = new HdfsConfiguration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, temporary.resolve("hdfs").toString());
    try (MiniDFSCluster hdfs = new MiniDFSCluster.Builder(settings).numDataNodes(1).build()) {
      Path out = Location.path(hdfs.getURI() + "/out");
      ChildRun child = new ChildRun(world, out, temporary.resolve("temporary"));
      ChildRun.Started run = child.start("screen");
      run.await("a phase", () -> run.text().contains("land what is new"));
      run.interrupt();
      assertThat(run.end()).as("exit status").isNotZero();
      assertThat(run.text()).contains("nothing was published").doesNotContain("\tat ");
      assertThat(child.remains()).isEmpty();
      assertThat(names(out)).noneMatch(name -> name.startsWith("order="));

      ChildRun.Started next = child.start("screen");
      assertThat(next.end()).as(next.text()).isZero();
      assertThat(next.text()).contains("0 of ").contains(" files are new");
      assertThat(names(out)).anyMatch(name -> name.startsWith("order="));
      assertThat(child.remains()).isEmpty();
    }
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }
}
