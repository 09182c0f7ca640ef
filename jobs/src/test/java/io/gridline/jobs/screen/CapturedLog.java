package io.gridline.jobs.screen;

import java.io.StringWriter;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;

/**
 * All that is logged in this process, ours and Flink's, with messages of exceptions. Meanwhile
 * nothing of it goes anywhere else.
 */
final class CapturedLog implements AutoCloseable {

  private static final String NAME = "captured";

  private final StringWriter text = new StringWriter();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final LoggerConfig root = context.getConfiguration().getRootLogger();
  private final Level level = root.getLevel();
  private final Map<String, Appender> others = Map.copyOf(root.getAppenders());

  CapturedLog() {
    others.keySet().forEach(root::removeAppender);
    WriterAppender appender =
        WriterAppender.createAppender(
            PatternLayout.createDefaultLayout(), null, text, NAME, false, true);
    appender.start();
    root.addAppender(appender, Level.INFO, null);
    root.setLevel(Level.INFO);
    context.updateLoggers();
  }

  String text() {
    return text.toString();
  }

  @Override
  public void close() {
    root.removeAppender(NAME);
    root.setLevel(level);
    others.values().forEach(appender -> root.addAppender(appender, null, null));
    context.updateLoggers();
  }
}
