package org.postern.qmail.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Takes the report lines that are logged in this process. */
final class ReportLog implements AutoCloseable {
  private final Logger logger;
  private final AppenderBase<ILoggingEvent> appender;

  private ReportLog(Logger logger, AppenderBase<ILoggingEvent> appender) {
    this.logger = logger;
    this.appender = appender;
  }

  /** Gives them to {@code reports} from now on, and to nobody else. */
  static ReportLog to(Reports reports) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger logger = context.getLogger("postern.report");
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            reports.accept(event.getFormattedMessage());
          }
        };
    appender.setContext(context);
    appender.start();
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
    logger.addAppender(appender);
    return new ReportLog(logger, appender);
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
    logger.setAdditive(true);
    appender.stop();
  }
}
