package io.gridline.connectors.seal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import io.gridline.connectors.file.Draft;
import io.gridline.connectors.file.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Keys in a folder: {@code gate.json}, and {@code orders/<order>.json}, Tink keysets, made on first
 * use, readable by their owner only (folders 700, files 600).
 */
public final class KeyFolder {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final Map<String, Parameters> GATE =
      Map.of(
          "hash", PredefinedPrfParameters.HMAC_SHA256_PRF,
          "seal", PredefinedAeadParameters.AES256_GCM);

  private static final Map<String, Parameters> ORDER =
      Map.of(
          "person", PredefinedPrfParameters.HMAC_SHA256_PRF,
          "contact", PredefinedDeterministicAeadParameters.AES256_SIV,
          "seal", PredefinedAeadParameters.AES256_GCM);

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path folder;

  private KeyFolder(Path folder) {
    this.folder = folder;
  }

  /** A folder whose keys were made elsewhere; it may be there for reading only. */
  public static KeyFolder of(Path folder) {
    return new KeyFolder(folder);
  }

  public static KeyFolder open(Path folder) {
    makePrivate(folder);
    makePrivate(folder.resolve("orders"));
    return new KeyFolder(folder);
  }

  /**
   * @throws WrongKey when the key file is damaged
   */
  public GateKeys gate() {
    Path file = folder.resolve("gate.json");
    Map<String, String> keysets = keysets(file, GATE);
    try {
      return new GateKeys(keysets.get("hash"), keysets.get("seal")).checked();
    } catch (GeneralSecurityException | RuntimeException e) {
      throw damaged(file, e);
    }
  }

  /**
   * @param order an order's id, which is safe as a file name
   * @throws WrongKey when the key file is damaged
   */
  public OrderKeys order(String order) {
    Path file = orderFile(order);
    Map<String, String> keysets = keysets(file, ORDER);
    try {
      return new OrderKeys(keysets.get("person"), keysets.get("contact"), keysets.get("seal"))
          .checked();
    } catch (GeneralSecurityException | RuntimeException e) {
      throw damaged(file, e);
    }
  }

  public boolean hasOrder(String order) {
    return Files.exists(orderFile(order));
  }

  /**
   * Deletes an order's keys, overwritten first where a file can be; nothing when there are none.
   */
  public void destroyOrder(String order) throws IOException {
    Path file = orderFile(order);
    if (Files.exists(file)) {
      if (Location.isLocal(file)) {
        byte[] noise = new byte[Math.toIntExact(Files.size(file))];
        new SecureRandom().nextBytes(noise);
        Files.write(file, noise, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
      }
      Files.delete(file);
    }
  }

  private Path orderFile(String order) {
    return folder.resolve("orders").resolve(order + ".json");
  }

  private static Map<String, String> keysets(Path file, Map<String, Parameters> kinds) {
    if (!Files.exists(file)) {
      make(file, kinds);
    }
    try {
      Map<String, String> keysets = new LinkedHashMap<>();
      JSON.readTree(Files.readAllBytes(file))
          .properties()
          .forEach(keyset -> keysets.put(keyset.getKey(), keyset.getValue().toString()));
      return keysets;
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static void make(Path file, Map<String, Parameters> kinds) {
    try {
      write(file, kinds);
    } catch (IOException e) {
      throw new UncheckedIOException("key file " + file + " cannot be made", e);
    }
  }

  private static void write(Path file, Map<String, Parameters> kinds) throws IOException {
    Map<String, Object> keysets = new LinkedHashMap<>();
    for (Map.Entry<String, Parameters> kind : kinds.entrySet()) {
      keysets.put(kind.getKey(), JSON.readTree(Keysets.fresh(kind.getValue())));
    }
    Draft.sweep(file);
    byte[] written = JSON.writeValueAsBytes(keysets);
    try (Draft draft = Draft.of(file, UUID.randomUUID().toString(), OWNER_ONLY)) {
      draft.stream().write(written);
      draft.put();
    }
  }

  private static void makePrivate(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("keys " + folder + " cannot be made", e);
    }
  }

  private static WrongKey damaged(Path file, Exception cause) {
    return new WrongKey("key file " + file + " is damaged: put the right one back", cause);
  }
}
