package io.gridline.connectors.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;

/** Tink keysets as JSON, and the primitives they give. */
final class Keysets {

  static {
    try {
      AeadConfig.register();
      DeterministicAeadConfig.register();
      PrfConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink does not start", e);
    }
  }

  private Keysets() {}

  static String fresh(Parameters parameters) {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          KeysetHandle.generateNew(parameters), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key can be made", e);
    }
  }

  static Aead aead(String json) throws GeneralSecurityException {
    return handle(json).getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  static DeterministicAead deterministic(String json) throws GeneralSecurityException {
    return handle(json).getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
  }

  static PrfSet prf(String json) throws GeneralSecurityException {
    return handle(json).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
  }

  private static KeysetHandle handle(String json) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
  }
}
