package io.gridline.ops.servers;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The connector of {@code ops/live/register.properties} for a database on this machine that lets it
 * in without a password. In the database {@code live.sql} has been run.
 *
 * @param port of the database's server
 * @param keys the folder with the gate's key
 */
public record RegisterConnector(int port, String database, Path keys) {

  public static final String NAME = "gridline-register";

  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    LiveSettings.register().forEach((key, value) -> settings.put(key.toString(), value.toString()));
    settings.put("database.hostname", "127.0.0.1");
    settings.put("database.port", Integer.toString(port));
    settings.put("database.dbname", database);
    settings.remove("database.password");
    settings.put("transforms.seal.gridline.keys", keys.toAbsolutePath().toString());
    return settings;
  }
}
