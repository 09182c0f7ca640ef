package io.gridline.desk.access;

import io.gridline.connectors.report.DivisionNames;
import io.gridline.desk.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who may come in. Local accounts; safe to use from several threads. */
public final class Accounts {

  private static final Duration LASTS = Duration.ofHours(12);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final int SIGN_INS = 20;

  /** What is checked when there is no such account, so that its absence takes as long. */
  private static final String NOBODYS = Passwords.hash(Tokens.fresh());

  private record Credentials(long accountId, String passwordHash, boolean locked) {}

  private final Database database;
  private final DivisionNames divisions;
  private final Allowance signIns = new Allowance(SIGN_INS, A_MINUTE, System::nanoTime);

  public Accounts(Database database, DivisionNames divisions) {
    this.database = database;
    this.divisions = divisions;
  }

  /**
   * Empty when account and password do not fit, when the account is locked, and when too many tried
   * from that address: whoever asks is not told which.
   */
  public Optional<SignedIn> signIn(String account, String password, String address) {
    if (!signIns.take(address)) {
      return Optional.empty();
    }
    Optional<Credentials> credentials = database.asNobody(handle -> credentials(handle, account));
    boolean right =
        Passwords.isRight(password, credentials.map(Credentials::passwordHash).orElse(NOBODYS));
    if (credentials.isEmpty() || credentials.get().locked()) {
      return Optional.empty();
    }
    long accountId = credentials.get().accountId();
    if (!right) {
      database.asNobody(handle -> call(handle, "SELECT note_failure(?)", accountId));
      return Optional.empty();
    }
    String token = Tokens.fresh();
    database.asNobody(
        handle ->
            call(
                handle,
                "SELECT open_session(?, ?, ?, make_interval(secs => ?))",
                accountId,
                Tokens.hash(token),
                Tokens.fresh(),
                LASTS.toSeconds()));
    return session(token).map(session -> new SignedIn(token, session));
  }

  private static Optional<Credentials> credentials(Handle handle, String account) {
    return handle
        .createQuery("SELECT * FROM credentials(:account)")
        .bind("account", account)
        .map(
            (row, context) ->
                new Credentials(
                    row.getLong("account_id"),
                    row.getString("password_hash"),
                    row.getBoolean("locked")))
        .findOne();
  }

  /** The session that a cookie's token stands for; empty when it is over. */
  public Optional<Session> session(String token) {
    String hash = Tokens.hash(token);
    return database.asNobody(
        handle ->
            handle
                .createQuery("SELECT * FROM find_session(:hash)")
                .bind("hash", hash)
                .map((row, context) -> session(hash, row))
                .findOne());
  }

  private Session session(String hash, ResultSet row) throws SQLException {
    String division = row.getString("division");
    return new Session(
        hash,
        row.getString("csrf"),
        row.getLong("account_id"),
        row.getString("account"),
        row.getString("name"),
        Role.of(row.getString("role")),
        division,
        divisions.of(division),
        row.getString("language"));
  }

  /** Whether a session that was open still is. */
  boolean isOpen(Session who) {
    return database.asNobody(
        handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM find_session(:hash))")
                .bind("hash", who.tokenHash())
                .mapTo(Boolean.class)
                .one());
  }

  public void signOut(Session who) {
    database.asNobody(handle -> call(handle, "SELECT close_session(?)", who.tokenHash()));
  }

  /**
   * Gives an account its password by a link that works once.
   *
   * @return the account; empty when the link is unknown, old or used, or the password too short
   */
  public Optional<String> setUp(String setupToken, String password) {
    if (!Passwords.isAcceptable(password)) {
      return Optional.empty();
    }
    String hash = Passwords.hash(password);
    return database.asNobody(
        handle ->
            handle
                .createQuery("SELECT set_password(:setup, :hash)")
                .bind("setup", Tokens.hash(setupToken))
                .bind("hash", hash)
                .mapTo(String.class)
                .findOne());
  }

  /** Those to whom this account may give a task. */
  public List<Colleague> colleagues(Session who) {
    return database.as(
        who.tokenHash(),
        handle ->
            handle
                .createQuery(
                    "SELECT account, name, division FROM account"
                        + " WHERE role IN ('worker', 'coordinator') AND NOT disabled"
                        + " ORDER BY division, account")
                .map(
                    (row, context) ->
                        new Colleague(
                            row.getString("account"),
                            row.getString("name"),
                            row.getString("division")))
                .list());
  }

  /**
   * @param language zh or en; kept with the account
   */
  public void speak(Session who, String language) {
    database.as(who.tokenHash(), handle -> call(handle, "SELECT speak(?)", language));
  }

  private static int call(Handle handle, String sql, Object... arguments) {
    handle.select(sql, arguments).mapToMap().list();
    return 0;
  }
}
