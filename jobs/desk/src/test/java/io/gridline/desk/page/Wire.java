package io.gridline.desk.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** What lies between a browser and the desk: it can be cut, as a network is, and mended. */
final class Wire implements AutoCloseable {

  private final IntSupplier desk;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket server;
  private final int port;

  Wire(IntSupplier desk) throws IOException {
    this.desk = desk;
    this.server = listen(0);
    this.port = server.getLocalPort();
  }

  String address(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  void cut() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  void mend() throws IOException {
    server = listen(port);
  }

  private ServerSocket listen(int at) throws IOException {
    ServerSocket listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
    start(() -> accept(listening));
    return listening;
  }

  private void accept(ServerSocket listening) {
    try {
      while (true) {
        Socket browser = listening.accept();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), desk.getAsInt());
        open.add(browser);
        open.add(there);
        start(() -> carry(browser, there));
        start(() -> carry(there, browser));
      }
    } catch (IOException cut) {
      // Nobody comes through any more.
    }
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException cut) {
      // The other side notices by its closed socket.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
