package io.gridline.connectors.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A wire between a client and a server, on which bytes can be counted, and which can be cut. */
final class Relay implements AutoCloseable {

  private final ServerSocket listening;
  private final int server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicLong received = new AtomicLong();
  private final AtomicInteger refusals;
  private final AtomicInteger refused = new AtomicInteger();

  private Relay(int server, int refusals) throws IOException {
    this.server = server;
    this.refusals = new AtomicInteger(refusals);
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /**
   * @param refusals how many connections are closed at once before one goes through
   */
  static Relay to(int server, int refusals) throws IOException {
    return new Relay(server, refusals);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** How many bytes the server has sent. */
  long received() {
    return received.get();
  }

  int refused() {
    return refused.get();
  }

  void cut() {
    sockets.forEach(Relay::close);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (refusals.getAndDecrement() > 0) {
          refused.incrementAndGet();
          client.close();
          continue;
        }
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.addAll(List.of(client, behind));
        threads.execute(() -> pass(client, behind, new AtomicLong()));
        threads.execute(() -> pass(behind, client, received));
      } catch (IOException e) {
        close(listening);
      }
    }
  }

  private static void pass(Socket from, Socket to, AtomicLong count) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        count.addAndGet(n);
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // then the wire was cut
    }
  }

  private static void close(AutoCloseable end) {
    try {
      end.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    close(listening);
    cut();
    threads.shutdown();
  }
}
