package io.gridline.jobs.hadoop;

import io.gridline.connectors.file.Location;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** A real NameNode and three real DataNodes, in this process. */
public final class Hdfs implements AutoCloseable {

  private final MiniDFSCluster cluster;

  private Hdfs(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  public static Hdfs start(Path folder) throws IOException {
    // What servers say whose neighbours die is long.
    Configurator.setLevel("org.apache.hadoop.hdfs.server", Level.OFF);
    Configuration settings = new HdfsConfiguration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(settings).numDataNodes(3).build();
    cluster.waitActive();
    return new Hdfs(cluster);
  }

  public Path folder(String name) {
    return Location.path(cluster.getURI() + "/" + name);
  }

  /** A client of its own. */
  public DistributedFileSystem client() throws IOException {
    return (DistributedFileSystem)
        FileSystem.newInstance(cluster.getURI(), new HdfsConfiguration());
  }

  public MiniDFSCluster.DataNodeProperties kill(int dataNode) {
    return cluster.stopDataNode(dataNode);
  }

  public void revive(MiniDFSCluster.DataNodeProperties dataNode) throws Exception {
    cluster.restartDataNode(dataNode);
    cluster.waitActive();
  }

  /** How long a client keeps a lease that it does not renew. */
  public void leases(long millis) {
    cluster.setLeasePeriod(millis, 60 * 60 * 1000);
  }

  @Override
  public void close() {
    cluster.shutdown();
  }
}
