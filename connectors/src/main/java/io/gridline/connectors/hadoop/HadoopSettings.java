package io.gridline.connectors.hadoop;

import java.io.File;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.HdfsConfiguration;

/**
 * How Hadoop is set up here: {@code core-site.xml} and {@code hdfs-site.xml} of {@code
 * HADOOP_CONF_DIR}, or of the class path; and what Gridline wants otherwise where they say nothing.
 */
final class HadoopSettings {

  private HadoopSettings() {}

  static Configuration read(String folder) {
    Configuration read = new HdfsConfiguration();
    if (folder != null) {
      for (String name : new String[] {"core-site.xml", "hdfs-site.xml"}) {
        File file = new File(folder, name);
        if (file.isFile()) {
          read.addResource(new Path(file.toURI()));
        }
      }
    }
    // When a process is told to end, a run still takes back what it wrote. Hadoop would close the
    // file systems under its hands.
    read.setBoolean("fs.automatic.close", false);
    // A host that does not answer: about a minute, not a quarter of an hour.
    unlessSaid(read, "ipc.client.connect.max.retries.on.timeouts", "2");
    unlessSaid(read, "fs.s3a.retry.limit", "4");
    unlessSaid(read, "fs.s3a.attempts.maximum", "3");
    // A list is a small file. Closing one asks the NameNode whether a DataNode has told it of the
    // block, and by default asks again only after 0.4 s; in all as long as by default, and longer.
    unlessSaid(read, "dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "20");
    unlessSaid(read, "dfs.client.block.write.locateFollowingBlock.retries", "10");
    // What is on its way to S3 holds names: in memory, not in files of /tmp that outlive a kill.
    unlessSaid(read, "fs.s3a.fast.upload.buffer", "array");
    unlessSaid(read, "fs.s3a.multipart.size", "16M");
    return read;
  }

  private static void unlessSaid(Configuration settings, String key, String value) {
    String[] saidBy = settings.getPropertySources(key);
    if (saidBy == null || Arrays.stream(saidBy).allMatch(file -> file.endsWith("-default.xml"))) {
      settings.set(key, value);
    }
  }
}
