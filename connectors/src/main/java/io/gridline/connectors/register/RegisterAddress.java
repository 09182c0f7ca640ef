package io.gridline.connectors.register;

import io.gridline.connectors.file.Location;
import io.gridline.pipelines.identity.Register;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a register lies: a folder of files, or a PostgreSQL database with tables of the same names
 * and columns. Its text shows no password.
 */
public sealed interface RegisterAddress permits FolderAddress, DatabaseAddress {

  /**
   * @param text a folder, on a Hadoop file system too, or {@code
   *     jdbc:postgresql://HOST[:PORT]/DATABASE[?KEY=VALUE&...]}
   * @param environment where {@code PGUSER} and {@code PGPASSWORD} may stand, for what the URL does
   *     not say
   * @throws IllegalArgumentException when it is a URL of another kind; the message shows no
   *     password
   */
  static RegisterAddress of(String text, Map<String, String> environment) {
    return text.startsWith("jdbc:")
        ? DatabaseAddress.parse(text, environment)
        : folder(Location.path(text));
  }

  static RegisterAddress folder(Path folder) {
    return new FolderAddress(folder);
  }

  /**
   * Finds out early whether the register is there, with its tables and their columns.
   *
   * @throws Register.Unreadable when it is not
   */
  void check();

  /**
   * Opens it, for one run, in its state of now.
   *
   * @throws Register.Unreadable when that does not go
   */
  OpenRegister open();
}
