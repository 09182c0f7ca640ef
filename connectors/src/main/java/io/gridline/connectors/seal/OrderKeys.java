package io.gridline.connectors.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.prf.PrfSet;
import io.gridline.pipelines.entry.EntryKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * The keys of one order: person_key (HMAC-SHA-256), contact_sealed (AES-256-SIV, equal input gives
 * equal bytes), and the seal of what only its desk may open (AES-256-GCM). Destroying them ends
 * every link to a person.
 */
public final class OrderKeys implements EntryKeys {

  private static final long serialVersionUID = 1;
  private static final int KEY_BYTES = 16;

  /** No person_key begins so. */
  private static final String QUESTION = "question:";

  private final String person;
  private final String contact;
  private final String sealing;
  private transient volatile PrfSet prf;
  private transient volatile DeterministicAead deterministic;
  private transient volatile Aead aead;

  OrderKeys(String person, String contact, String sealing) {
    this.person = person;
    this.contact = contact;
    this.sealing = sealing;
  }

  @Override
  public String personKey(String identity) {
    try {
      if (prf == null) {
        prf = Keysets.prf(person);
      }
      return HexFormat.of().formatHex(prf.computePrimary(utf8(identity), KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a person_key", e);
    }
  }

  /** Tells these keys from others; says nothing of them. */
  public String check() {
    return personKey("check:");
  }

  @Override
  public byte[] sealContact(String personKey, byte[] plain) {
    try {
      return deterministic().encryptDeterministically(plain, utf8(personKey));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a contact", e);
    }
  }

  @Override
  public byte[] sealQuestion(String reviewId, byte[] question) {
    return sealContact(QUESTION + reviewId, question);
  }

  /**
   * @throws WrongKey when it was sealed under another key or for another question
   */
  public byte[] openQuestion(String reviewId, byte[] sealed) {
    return openContact(QUESTION + reviewId, sealed);
  }

  /**
   * @throws WrongKey when it was sealed under another key or for another person
   */
  public byte[] openContact(String personKey, byte[] sealed) {
    try {
      return deterministic().decryptDeterministically(sealed, utf8(personKey));
    } catch (GeneralSecurityException e) {
      throw new WrongKey("a contact was sealed under another key", e);
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
      throw new WrongKey("a " + purpose + " was sealed under another order's key", e);
    }
  }

  /** Reads all keysets, so that a damaged one is found at once. */
  OrderKeys checked() throws GeneralSecurityException {
    prf = Keysets.prf(person);
    deterministic = Keysets.deterministic(contact);
    aead = Keysets.aead(sealing);
    return this;
  }

  private DeterministicAead deterministic() throws GeneralSecurityException {
    if (deterministic == null) {
      deterministic = Keysets.deterministic(contact);
    }
    return deterministic;
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

  @Override
  public String toString() {
    return "OrderKeys[***]";
  }
}
