package io.gridline.jobs.flink;

import io.gridline.pipelines.scheduled.FactFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Files that the client and the tasks of one run hand each other, in a folder that both reach
 * through Flink's file systems. They name people, and on a cluster they lie on a shared disk: so
 * they are enciphered under a key that is made for the run and goes with it.
 */
public final class RunFiles implements FactFiles.Place {

  private static final long serialVersionUID = 1;
  private static final String CIPHER = "AES/CTR/NoPadding";
  private static final int BLOCK = 16;
  private static final int BUFFER = 1 << 16;

  private final String folder;
  private final byte[] key;

  private RunFiles(String folder, byte[] key) {
    this.folder = folder;
    this.key = key;
  }

  /**
   * @param folder URI of a folder that is there, and is nobody else's
   */
  static RunFiles in(String folder) {
    return new RunFiles(folder, random());
  }

  @Override
  public OutputStream begin(String name) throws IOException {
    byte[] start = random();
    Path file = path(name);
    OutputStream out = file.getFileSystem().create(file, WriteMode.OVERWRITE);
    out.write(start);
    return new BufferedOutputStream(
        new CipherOutputStream(out, cipher(Cipher.ENCRYPT_MODE, start)), BUFFER);
  }

  @Override
  public InputStream open(String name) throws IOException {
    Path file = path(name);
    InputStream in = new BufferedInputStream(file.getFileSystem().open(file), BUFFER);
    byte[] start = in.readNBytes(BLOCK);
    if (start.length < BLOCK) {
      in.close();
      throw new EOFException("a file of the run breaks off");
    }
    return new CipherInputStream(in, cipher(Cipher.DECRYPT_MODE, start));
  }

  void delete(String name) throws IOException {
    Path file = path(name);
    file.getFileSystem().delete(file, false);
  }

  private Path path(String name) {
    return new Path(folder, name);
  }

  private Cipher cipher(int mode, byte[] start) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES", e);
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[BLOCK];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
