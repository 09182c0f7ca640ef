package io.gridline.connectors.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.presence.RecordId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The gate's keys: a hashing key (HMAC-SHA-256, cut to 128 bits for claims and 64 for record ids)
 * and a sealing key (AES-256-GCM). May be sent to where records are read; safe to use from several
 * threads.
 */
public final class GateKeys implements ClaimVault {

  private static final long serialVersionUID = 1;
  private static final int HASH_BYTES = 16;
  private static final byte[] NOTHING = new byte[0];

  private final String hashing;
  private final String sealing;
  private transient volatile PrfSet prf;
  private transient volatile Aead aead;

  GateKeys(String hashing, String sealing) {
    this.hashing = hashing;
    this.sealing = sealing;
  }

  /** Hashes and seals a claim. */
  public ClaimRef refer(Claim claim) {
    return new ClaimRef(
        claim.type(), hash(claim), claim.isValid(), seal(utf8(claim.canonical()), "claim"));
  }

  @Override
  public ClaimHash hash(Claim claim) {
    ByteBuffer hash = ByteBuffer.wrap(keyed("claim:" + claim.canonical(), HASH_BYTES));
    return new ClaimHash(hash.getLong(), hash.getLong());
  }

  @Override
  public Claim open(ClaimRef claim) {
    String canonical = text(open(claim.sealed(), "claim"));
    int colon = canonical.indexOf(':');
    ClaimType type = ClaimType.valueOf(canonical.substring(0, colon).toUpperCase(Locale.ROOT));
    return new Claim(type, canonical.substring(colon + 1));
  }

  /** Seals a name; an empty one needs no seal. */
  public byte[] sealName(String name) {
    return name.isEmpty() ? NOTHING : seal(utf8(name), "name");
  }

  @Override
  public String openName(byte[] sealedName) {
    return sealedName.length == 0 ? "" : text(open(sealedName, "name"));
  }

  public byte[] sealComparison(byte[] comparison) {
    return seal(comparison, "comparison");
  }

  @Override
  public byte[] openComparison(byte[] sealedComparison) {
    return open(sealedComparison, "comparison");
  }

  /** What tells whether an id was delivered before; two ids may share it. */
  public long recordHash(RecordId id) {
    return ByteBuffer.wrap(keyed("record:" + id.source().text() + ":" + id.id(), HASH_BYTES))
        .getLong();
  }

  /** 32 hex digits that name a person, household or row of the register on the topics. */
  String rowHash(String text) {
    return HexFormat.of().formatHex(keyed("register:" + text, HASH_BYTES));
  }

  /** Tells whether a sender's file is the same again, and says nothing of its content to others. */
  public String fingerprint(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return fingerprint(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A keyed fingerprint of anything. */
  public String fingerprint(byte[] content) {
    return HexFormat.of()
        .formatHex(keyed("input:" + HexFormat.of().formatHex(digest(content)), HASH_BYTES));
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * @param purpose what it is sealed for; only the same opens it
   */
  public byte[] seal(byte[] plain, String purpose) {
    try {
      return aead().encrypt(plain, utf8(purpose));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a " + purpose, e);
    }
  }

  /**
   * @throws WrongKey when it was sealed under another key or for another purpose
   */
  public byte[] open(byte[] sealed, String purpose) {
    try {
      return aead().decrypt(sealed, utf8(purpose));
    } catch (GeneralSecurityException e) {
      throw new WrongKey("a " + purpose + " was sealed under another key", e);
    }
  }

  /** Reads both keysets, so that a damaged one is found at once. */
  GateKeys checked() throws GeneralSecurityException {
    aead = Keysets.aead(sealing);
    prf = Keysets.prf(hashing);
    return this;
  }

  private byte[] keyed(String text, int length) {
    try {
      if (prf == null) {
        prf = Keysets.prf(hashing);
      }
      return prf.computePrimary(utf8(text), length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot hash", e);
    }
  }

  private Aead aead() throws GeneralSecurityException {
    if (aead == null) {
      aead = Keysets.aead(sealing);
    }
    return aead;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "GateKeys[***]";
  }
}
