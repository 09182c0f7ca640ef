package io.gridline.ops.simulate;

import io.gridline.ops.simulate.file.FileFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the senders send, as options. */
final class SendingOptions {

  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  /** From which day a source is silent. */
  record Silence(Source source, int from) {}

  @Option(
      names = "--format",
      paramLabel = "FORMATS",
      defaultValue = "csv,csv.gz",
      converter = Formats.class,
      description = {
        "Of the feeds: csv, csv.gz, parquet, avro, or several that take turns from day to day;"
            + " mixed is all of them (default: ${DEFAULT-VALUE}). Parquet and Avro have real types;"
            + " rows that these cannot hold come in a file …-untyped beside, as text."
      })
  private List<FileFormat> formats;

  @Option(
      names = "--register-format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      converter = Format.class,
      description = "Of the register: csv or parquet (default: ${DEFAULT-VALUE}).")
  private FileFormat registerFormat;

  @Option(
      names = "--silent",
      paramLabel = "SOURCE:DATE",
      converter = SilenceConverter.class,
      description =
          "This source sends nothing from that date on, like rail:2020-01-20; once for each silent"
              + " source. The truth says whom that hides.")
  private List<Silence> silent = List.of();

  @Option(
      names = "--late-days",
      paramLabel = "N",
      defaultValue = "" + Sending.DEFAULT_LATE_DAYS,
      description =
          "How late late records come, 1 to 20 days (default: ${DEFAULT-VALUE}). They lie in a file"
              + " …-late of the day they came.")
  private int lateDays;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = Day.class,
      description = {
        "Writes only what has come by the end of that date. The same world written again with a"
            + " later date has the same files, byte for byte, and new ones: screen it each time to"
            + " see the changes. The truth is always for 2020-01-28T08:00+08:00."
      })
  private Integer until;

  @Option(
      names = "--day",
      paramLabel = "DATE",
      converter = Day.class,
      description =
          "Writes only the feed files of that date, without order, cases, register and truth: to"
              + " measure, or to look at a day of a large world.")
  private Integer day;

  /**
   * What the options say.
   *
   * @throws IllegalArgumentException when they do not go together
   */
  Sending sending() {
    Map<Source, Integer> silentFrom = new EnumMap<>(Source.class);
    for (Silence one : silent) {
      if (silentFrom.put(one.source(), one.from()) != null) {
        throw new IllegalArgumentException("--silent names " + one.source().folder() + " twice");
      }
    }
    return new Sending(
        formats, registerFormat, lateDays, silentFrom, optional(until), optional(day));
  }

  private static OptionalInt optional(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** csv, or csv,parquet, or mixed. */
  static final class Formats implements ITypeConverter<List<FileFormat>> {
    @Override
    public List<FileFormat> convert(String text) {
      return text.equals("mixed")
          ? List.of(FileFormat.values())
          : Arrays.stream(text.split(",")).map(word -> new Format().convert(word)).toList();
    }
  }

  static final class Format implements ITypeConverter<FileFormat> {
    @Override
    public FileFormat convert(String text) {
      try {
        return FileFormat.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** A date of the world, as days since its first. */
  static final class Day implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      try {
        long day = ChronoUnit.DAYS.between(FIRST, LocalDate.parse(text));
        if (day >= 0 && day <= Timeline.DAYS + Sending.MOST_LATE_DAYS) {
          return (int) day;
        }
      } catch (DateTimeException e) {
        // Said below.
      }
      throw new TypeConversionException(
          "'" + text + "' is not a date of the world, from 2020-01-01 to 2020-02-26");
    }
  }

  static final class SilenceConverter implements ITypeConverter<Silence> {
    @Override
    public Silence convert(String text) {
      String[] parts = text.split(":", 2);
      for (Source source : Source.values()) {
        if (parts.length == 2 && source.folder().equals(parts[0].toLowerCase(Locale.ROOT))) {
          return new Silence(source, new Day().convert(parts[1]));
        }
      }
      throw new TypeConversionException(
          "'" + text + "' is not a source and a date, like rail:2020-01-20");
    }
  }
}
