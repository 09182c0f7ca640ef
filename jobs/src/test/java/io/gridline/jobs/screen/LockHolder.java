package io.gridline.jobs.screen;

import io.gridline.connectors.file.Location;

/** A process that has a folder's lock until it is killed. */
final class LockHolder {

  private LockHolder() {}

  public static void main(String[] folder) throws Exception {
    try (RunLock lock = RunLock.take(Location.path(folder[0]))) {
      lock.requireHeld();
      System.out.print('!');
      System.out.flush();
      System.in.read();
    }
  }
}
