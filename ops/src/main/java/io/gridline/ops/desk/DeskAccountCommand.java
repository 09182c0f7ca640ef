package io.gridline.ops.desk;

import io.gridline.desk.access.AccountBook;
import io.gridline.desk.access.Role;
import io.gridline.desk.database.DatabaseAddress;
import io.gridline.desk.database.Owner;
import io.gridline.ops.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gridline desk account}: makes an account, renews its link, or ends it. */
@Command(
    name = "account",
    description = {
      "Make an account of the desk, or give one a new set-up link.",
      "Prints the link, which works once, for a week. What the account had as a password is gone."
    })
public final class DeskAccountCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--database",
      required = true,
      paramLabel = "jdbc:postgresql://…",
      description = "The desk's database.")
  private String database;

  @Option(
      names = "--owner",
      required = true,
      paramLabel = "ROLE",
      description = "The role that owns the tables.")
  private String owner;

  @Option(
      names = "--account",
      required = true,
      paramLabel = "ACCOUNT",
      description = "What is typed to sign in.")
  private String account;

  @Option(names = "--name", paramLabel = "NAME", description = "Whose it is.")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = {
        "worker (a community's queue), coordinator (a street: assigns and transfers too), or"
            + " officer (county, city, province: sees, and works on nothing)."
      })
  private Role role;

  @Option(
      names = "--division",
      paramLabel = "CODE",
      description = "The division that it sees, with all inside: 2 to 12 digits.")
  private String division;

  @Option(names = "--disable", description = "Let it in no more, at once.")
  private boolean disable;

  @Override
  public Integer call() {
    AccountBook book =
        new AccountBook(Owner.of(DatabaseAddress.of(database, System::getenv), owner));
    if (disable) {
      book.disable(account);
      return ExitCode.DONE.status();
    }
    if (name == null || role == null || division == null) {
      throw new ParameterException(spec.commandLine(), "--name, --role and --division are needed");
    }
    if (!division.matches("\\d{2}(\\d{2}(\\d{2}(\\d{3}(\\d{3})?)?)?)?")) {
      throw new ParameterException(
          spec.commandLine(), "--division: a code has 2, 4, 6, 9 or 12 digits");
    }
    spec.commandLine().getOut().println("/setup/" + book.invite(account, name, role, division));
    return ExitCode.DONE.status();
  }
}
