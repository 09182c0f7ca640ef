package io.gridline.desk.access;

import io.gridline.desk.database.Owner;
import java.time.Duration;

/** Makes accounts, as the owner of the tables. */
public final class AccountBook {

  private static final Duration LINK_LASTS = Duration.ofDays(7);

  private final Owner owner;

  public AccountBook(Owner owner) {
    this.owner = owner;
  }

  /**
   * Makes an account, or gives one that is there another role, division and name, and a new set-up
   * link; its old password is gone.
   *
   * @return the token of the link, {@code /setup/<token>}, which works once, for a week
   */
  public String invite(String account, String name, Role role, String division) {
    String token = Tokens.fresh();
    owner.run(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO account (account, name, role, division, setup_hash, setup_until)
                    VALUES (lower(:account), :name, :role, :division, :hash,
                            now() + make_interval(secs => :lasts))
                    ON CONFLICT (account) DO UPDATE SET name = excluded.name, role = excluded.role,
                      division = excluded.division, setup_hash = excluded.setup_hash,
                      setup_until = excluded.setup_until, password_hash = NULL, disabled = false
                    """)
                .bind("account", account)
                .bind("name", name)
                .bind("role", role.text())
                .bind("division", division)
                .bind("hash", Tokens.hash(token))
                .bind("lasts", LINK_LASTS.toSeconds())
                .execute());
    return token;
  }

  /** Lets an account in no more, at once. */
  public void disable(String account) {
    owner.run(
        handle ->
            handle
                .createUpdate("UPDATE account SET disabled = true WHERE account = lower(:account)")
                .bind("account", account)
                .execute());
  }
}
