package io.gridline.desk.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Style, script and picture of the pages. A path says the content, so it may be kept for ever. */
public final class Assets {

  private static final List<String> NAMES =
      List.of("desk.css", "queue.js", "desk.js", "map.js", "icon.svg");
  private static final int LENGTH = 12;

  /** One file, as it is and packed. */
  record Asset(String type, byte[] bytes, byte[] packed) {}

  private final Map<String, Asset> byPath = new TreeMap<>();
  private final Map<String, String> paths = new TreeMap<>();

  private Assets() {}

  static Assets read() {
    Assets assets = new Assets();
    NAMES.forEach(assets::add);
    return assets;
  }

  private void add(String name) {
    byte[] bytes = bytes(name);
    int dot = name.lastIndexOf('.');
    String path = "/assets/" + name.substring(0, dot) + "." + hash(bytes) + name.substring(dot);
    paths.put(name, path);
    byPath.put(path, new Asset(type(name), bytes, packed(bytes)));
  }

  /** Where a file is served. */
  public String path(String name) {
    return paths.get(name);
  }

  Optional<Asset> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  List<String> paths() {
    return List.copyOf(byPath.keySet());
  }

  /** The service worker, which knows the paths of this version; another version is another text. */
  byte[] serviceWorker() {
    return new String(bytes("sw.js"), StandardCharsets.UTF_8)
        .replace("/*ASSETS*/", ScriptData.of(paths()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String name) {
    if (name.endsWith(".css")) {
      return "text/css; charset=utf-8";
    }
    return name.endsWith(".js") ? "text/javascript; charset=utf-8" : "image/svg+xml";
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, LENGTH / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
