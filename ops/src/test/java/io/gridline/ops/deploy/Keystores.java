package io.gridline.ops.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Keystores like those that {@code certificates.yaml} asks for, for a Flink on this machine: one
 * folder each for internal, rest and client, with keystore and truststore. Nobody has none.
 */
record Keystores(Path folder) {

  private static final String PASSWORD = "not-a-secret";

  static Keystores make(Path folder) throws Exception {
    Map<String, Process> made = new HashMap<>();
    for (String owner : List.of("internal", "rest", "client")) {
      Files.createDirectories(folder.resolve(owner));
      made.put(owner, keytool(folder.resolve(owner).resolve("keystore.jks"), owner));
    }
    for (Map.Entry<String, Process> process : made.entrySet()) {
      if (process.getValue().waitFor() != 0) {
        throw new IllegalStateException("keytool failed for " + process.getKey());
      }
    }
    Keystores keystores = new Keystores(folder);
    keystores.trust("internal", "internal");
    // In the place of an authority that signs both: each trusts the other's certificate.
    keystores.trust("rest", "client");
    keystores.trust("client", "rest");
    return keystores;
  }

  private static Process keytool(Path keystore, String owner) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", owner, "-dname", "CN=" + owner));
    command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "1"));
    command.addAll(List.of("-ext", "san=dns:localhost,ip:127.0.0.1"));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", keystore.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private void trust(String who, String whom) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry(whom, load(whom, "keystore.jks").getCertificate(whom));
    try (OutputStream file = Files.newOutputStream(folder.resolve(who).resolve("truststore.jks"))) {
      trusted.store(file, PASSWORD.toCharArray());
    }
  }

  private KeyStore load(String who, String file) throws IOException, GeneralSecurityException {
    KeyStore keystore = KeyStore.getInstance(KeyStore.getDefaultType());
    try (InputStream in = Files.newInputStream(folder.resolve(who).resolve(file))) {
      keystore.load(in, PASSWORD.toCharArray());
    }
    return keystore;
  }

  /** Puts these in the place of those that a pod finds under {@code /tls}. */
  void place(Map<String, String> configuration) {
    configuration.replaceAll((key, value) -> value.replace("/tls/", folder + "/"));
  }

  /** What speaks with a server of Flink's and shows the certificate of {@code who}. */
  HttpClient client(String who) throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    if (who.equals("nobody")) {
      KeyStore empty = KeyStore.getInstance(KeyStore.getDefaultType());
      empty.load(null, null);
      keys.init(empty, null);
    } else {
      keys.init(load(who, "keystore.jks"), PASSWORD.toCharArray());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(load("client", "truststore.jks"));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
