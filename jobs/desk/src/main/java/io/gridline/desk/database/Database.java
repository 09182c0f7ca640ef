package io.gridline.desk.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The desk's two ways into its database: as the role that serves people, which sees what a session
 * lets it see, and as the role that takes entries in. Each call is one transaction, or one
 * statement. Safe to use from several threads.
 */
public final class Database implements AutoCloseable {

  private static final String SERVING = "gridline_desk";
  private static final String INTAKE = "gridline_desk_intake";
  private static final int INTAKE_CONNECTIONS = 3;
  private static final long LONGEST_WAIT_MILLIS = 10_000;

  /** Who asked first is served first; the pool by itself prefers who was just served. */
  private final Semaphore turns;

  private final HikariDataSource serving;
  private final HikariDataSource intake;
  private final Jdbi people;
  private final Jdbi entries;

  private Database(HikariDataSource serving, HikariDataSource intake) {
    this.turns = new Semaphore(serving.getMaximumPoolSize(), true);
    this.serving = serving;
    this.intake = intake;
    this.people = jdbi(serving);
    this.entries = jdbi(intake);
  }

  /**
   * @param connections how many at once serve people
   */
  public static Database open(DatabaseAddress address, int connections) {
    return new Database(
        pool(address, SERVING, connections), pool(address, INTAKE, INTAKE_CONNECTIONS));
  }

  private static HikariDataSource pool(DatabaseAddress address, String role, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(role);
    config.setJdbcUrl(address.url());
    config.setUsername(role);
    address.password(role).ifPresent(config::setPassword);
    config.setMaximumPoolSize(connections);
    // A database that comes back is used again, however long it was away.
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
    config.addDataSourceProperty("currentSchema", "desk");
    config.addDataSourceProperty("ApplicationName", role);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", "60");
    return new HikariDataSource(config);
  }

  private static Jdbi jdbi(HikariDataSource pool) {
    return Jdbi.create(pool)
        .registerArrayType(Long.class, "bigint")
        .registerArrayType(String.class, "text");
  }

  /**
   * For one signed-in account: sees what that may see, and nothing when the session is over.
   *
   * @param tokenHash the session's
   */
  public <T> T as(String tokenHash, Function<Handle, T> work) {
    return inTurn(
        () ->
            people.inTransaction(
                handle -> {
                  handle
                      .createQuery("SELECT set_config('desk.session', :session, true)")
                      .bind("session", tokenHash)
                      .mapTo(String.class)
                      .one();
                  return work.apply(handle);
                }));
  }

  /** Before anybody has signed in: one statement, which sees nothing, and may sign in. */
  public <T> T asNobody(Function<Handle, T> work) {
    return statement(work);
  }

  /**
   * One statement that says itself whose it is. It is its own transaction: begin, session and
   * commit are no trips of their own.
   */
  public <T> T statement(Function<Handle, T> work) {
    return inTurn(() -> people.withHandle(work::apply));
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!turns.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the database did not serve in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  /** For entries that come and deadlines that pass; serves nobody. */
  public <T> T asIntake(Function<Handle, T> work) {
    return entries.inTransaction(work::apply);
  }

  @Override
  public void close() {
    serving.close();
    intake.close();
  }
}
