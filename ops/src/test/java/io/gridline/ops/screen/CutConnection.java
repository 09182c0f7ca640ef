package io.gridline.ops.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way through to a port of this machine that can be cut and mended, as a network is. */
final class CutConnection implements AutoCloseable {

  private final ServerSocket here;
  private final int there;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean isCut;

  CutConnection(int port) throws IOException {
    here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    there = port;
    start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + here.getLocalPort();
  }

  void cut() {
    isCut = true;
    open.forEach(CutConnection::close);
  }

  void mend() {
    isCut = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = here.accept();
        if (isCut) {
          close(client);
        } else {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), there);
          open.add(client);
          open.add(server);
          start(() -> pass(client, server));
          start(() -> pass(server, client));
        }
      }
    } catch (SocketException closed) {
      // the test is over
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // by one of the two, or cut
    } finally {
      close(from);
      close(to);
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "connection");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    here.close();
    open.forEach(CutConnection::close);
  }
}
