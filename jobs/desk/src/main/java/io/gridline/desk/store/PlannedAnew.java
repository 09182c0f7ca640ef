package io.gridline.desk.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * A statement that is planned for its values each time. A plan that is kept for all values is the
 * same for a community and for a city, and wrong for one of them by a factor of thousands.
 */
final class PlannedAnew implements StatementCustomizer {

  @Override
  public void beforeExecution(PreparedStatement statement, StatementContext context)
      throws SQLException {
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
  }
}
