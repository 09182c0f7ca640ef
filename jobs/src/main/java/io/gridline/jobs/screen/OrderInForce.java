package io.gridline.jobs.screen;

import io.gridline.connectors.rows.BadInput;
import io.gridline.pipelines.order.InvalidOrder;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * An order that is in force. Nothing is read without one.
 *
 * @param sha256 checksum of its file
 * @param yaml its file, kept with the run so that what was meant can be read for as long as the
 *     lists
 */
public record OrderInForce(ScreeningOrder order, String sha256, byte[] yaml) {

  /**
   * @throws InvalidOrder when one has errors, is not in force at {@code asOf}, or stands twice
   */
  public static List<OrderInForce> read(List<Path> files, Instant asOf) {
    List<OrderInForce> orders = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Path file : files) {
      byte[] bytes = bytes(file);
      ScreeningOrder order =
          OrderFile.parse(file.getFileName().toString(), new String(bytes, StandardCharsets.UTF_8));
      order.requireInForce(asOf);
      if (!ids.add(order.id())) {
        throw new InvalidOrder(List.of("order " + order.id() + " is given twice"));
      }
      orders.add(new OrderInForce(order, sha256(bytes), bytes));
    }
    return orders;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadInput("order " + file + " cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
