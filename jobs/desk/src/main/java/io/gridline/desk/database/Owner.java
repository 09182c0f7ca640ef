package io.gridline.desk.database;

import java.util.Properties;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The role that owns the desk's tables: brings them up to date, and makes accounts. Serves nobody.
 */
public final class Owner {

  private static final String MIGRATIONS = "classpath:io/gridline/schemas/desk";

  private final PGSimpleDataSource database;
  private final Jdbi jdbi;

  private Owner(PGSimpleDataSource database) {
    this.database = database;
    this.jdbi = Jdbi.create(database);
  }

  /**
   * @param role who owns the tables, and may make roles when the desk's are not there
   */
  public static Owner of(DatabaseAddress address, String role) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(address.url());
    database.setUser(role);
    address.password(role).ifPresent(database::setPassword);
    database.setCurrentSchema("desk");
    return new Owner(database);
  }

  /** Brings the tables up to date; several desks that start at once take turns. */
  public void migrate() {
    Properties quiet = new Properties();
    quiet.setProperty("flyway.postgresql.transactional.lock", "false");
    Flyway.configure()
        .configuration(quiet)
        .dataSource(database)
        .schemas("desk")
        .locations(MIGRATIONS)
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  /** One transaction of the owner's. */
  public <T> T run(Function<Handle, T> work) {
    return jdbi.inTransaction(work::apply);
  }
}
