package io.gridline.connectors.file;

/**
 * While this is open, what libraries set up in this thread hangs on no Flink job. parquet-java
 * keeps its codecs, Hadoop's clients keep threads, for as long as the process lives, and with them
 * the class loader of the thread that first wanted one. That of a job is closed when the job has
 * ended, and whatever they look for later is not found.
 */
public final class OwnClassLoader implements AutoCloseable {

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  private OwnClassLoader() {
    Thread.currentThread().setContextClassLoader(OwnClassLoader.class.getClassLoader());
  }

  public static OwnClassLoader open() {
    return new OwnClassLoader();
  }

  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(before);
  }
}
