package io.gridline.ops.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What Linux says of a process in {@code /proc}: the most memory it had resident ({@code VmHWM}),
 * what it has read ({@code rchar}) and computed. Looked at every 20 ms, for a process that ends by
 * itself cannot be asked afterwards. Zeros on other systems.
 */
final class ProcessWatch implements AutoCloseable {

  private static final long EVERY_MILLIS = 20;

  /** What {@code /proc} counts time in, on every Linux there is. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int USER_TIME = 11;
  private static final int STEALS = 8;

  private final Path folder;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watch");
            thread.setDaemon(true);
            return thread;
          });
  private ScheduledFuture<?> looking;
  private long peak;
  private long read;
  private double computed;
  private long readBefore;
  private double computedBefore;
  private double allBefore;

  private ProcessWatch(long pid) {
    folder = Path.of("/proc", Long.toString(pid));
    allBefore = all();
  }

  static ProcessWatch on(Process process) {
    ProcessWatch watch = new ProcessWatch(process.pid());
    watch.looking =
        watch.clock.scheduleAtFixedRate(watch::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** From now on. */
  synchronized void reset() {
    try {
      // what the kernel takes for: start the peak anew at what is resident now
      Files.writeString(folder.resolve("clear_refs"), "5");
    } catch (IOException notOurs) {
      // then the peak is that of the whole process
    }
    peak = 0;
    look();
    readBefore = read;
    computedBefore = computed;
    allBefore = all();
  }

  synchronized Measured measured(double seconds) {
    look();
    double own = computed - computedBefore;
    return new Measured(
        seconds, peak, read - readBefore, own, Math.max(0, all() - allBefore - own));
  }

  private synchronized void look() {
    peak = Math.max(peak, 1024 * number("status", "VmHWM:"));
    read = Math.max(read, number("io", "rchar:"));
    computed = Math.max(computed, own());
  }

  private long number(String file, String name) {
    for (String line : text(folder.resolve(file)).split("\n")) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.substring(name.length()).replace("kB", "").strip());
      }
    }
    return 0;
  }

  /** Seconds of this process, in user and kernel. */
  private double own() {
    String stat = text(folder.resolve("stat"));
    if (stat.isEmpty()) {
      return 0;
    }
    // after the name, which may hold anything
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]))
        / TICKS_PER_SECOND;
  }

  /** Seconds that all processes have computed since the machine's start, on all cores. */
  private static double all() {
    String[] fields = text(Path.of("/proc/stat")).split("\n")[0].split("\\s+");
    long ticks = 0;
    // cpu user nice system idle iowait irq softirq steal
    for (int field = 1; field < fields.length && field <= STEALS; field++) {
      ticks += field == 4 || field == 5 ? 0 : Long.parseLong(fields[field]);
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      // the process has ended, or this is not Linux
      return "";
    }
  }

  @Override
  public void close() {
    looking.cancel(false);
    clock.shutdown();
  }
}
