package io.gridline.ops.publish;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many times faster than it happened: {@code 60x}, {@code 0.5x}. */
public final class SpeedConverter implements ITypeConverter<Double> {

  private static final Pattern SPEED = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)x");

  @Override
  public Double convert(String text) {
    Matcher matcher = SPEED.matcher(text);
    if (!matcher.matches() || Double.parseDouble(matcher.group(1)) == 0) {
      throw new TypeConversionException("expected a speed such as 60x");
    }
    return Double.valueOf(matcher.group(1));
  }
}
