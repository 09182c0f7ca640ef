package io.gridline.pipelines.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.Assertions;

/** The contract's example of an order, changed here and there. */
record OrderText(String yaml) {

  static OrderText example() {
    try (InputStream in = OrderText.class.getResourceAsStream("order.yaml")) {
      return new OrderText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a piece that must stand there. */
  OrderText with(String piece, String instead) {
    assertThat(yaml).contains(piece);
    return new OrderText(yaml.replace(piece, instead));
  }

  /** Leaves out the line that starts with a key. */
  OrderText without(String key) {
    assertThat(yaml).contains(key + ":");
    return new OrderText(yaml.replaceFirst("(?m)^" + key + ":.*\\R(  .*\\R)*", ""));
  }

  /** With these rules only. */
  OrderText rules(String... rules) {
    StringBuilder text = new StringBuilder(without("rules").yaml).append("rules:\n");
    for (String rule : rules) {
      text.append("  - {").append(rule).append("}\n");
    }
    return new OrderText(text.toString());
  }

  ScreeningOrder parsed() {
    return OrderFile.parse("order.yaml", yaml);
  }

  List<String> errors() {
    InvalidOrder invalid = Assertions.catchThrowableOfType(InvalidOrder.class, this::parsed);
    assertThat(invalid).as("the order is refused").isNotNull();
    assertThat(invalid).hasMessage(String.join("\n", invalid.errors()));
    return invalid.errors();
  }
}
