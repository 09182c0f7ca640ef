package io.gridline.pipelines.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of an order file, read key by key. What is wrong with a key is reported and read as
 * null, so that the reader goes on; the keys that were asked for are the keys that are allowed.
 */
final class Fields {

  private static final String STANDARD_TAGS = "tag:yaml.org,2002:";

  private final Map<String, NodeTuple> byKey = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final int line;
  private final String path;
  private final OrderErrors errors;

  private Fields(MappingNode mapping, String path, OrderErrors errors) {
    this.line = line(mapping);
    this.path = path;
    this.errors = errors;
    for (NodeTuple tuple : mapping.getValue()) {
      add(tuple);
    }
  }

  /** Empty, and reported, when the node is no mapping. */
  static Optional<Fields> of(Node node, String path, OrderErrors errors) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new Fields(mapping, path, errors));
    }
    errors.add(line(node), path, "expected keys and values, found " + shown(node));
    return Optional.empty();
  }

  boolean has(String key) {
    return byKey.containsKey(key);
  }

  /** Where a key stands, whatever its value: for errors that only a look at several keys shows. */
  Found<Void> place(String key) {
    Node node = byKey.get(key).getValueNode();
    return new Found<>(null, line(node), pathOf(key), isEmptyList(key) ? "none" : shown(node));
  }

  <T> Found<T> required(String key, Format<T> format) {
    asked.add(key);
    return has(key) ? scalar(value(key), pathOf(key), format) : missing(key, format.expected());
  }

  <T> Found<T> optional(String key, Format<T> format, T fallback) {
    asked.add(key);
    return has(key)
        ? scalar(value(key), pathOf(key), format)
        : new Found<>(fallback, line, pathOf(key), "");
  }

  /** The scalars of a list, each allowed once; those that are refused are left out. */
  <T> List<Found<T>> list(String key, Format<T> format) {
    List<Found<T>> good = new ArrayList<>();
    Set<T> seen = new HashSet<>();
    items(key, "a list, of " + format.expected())
        .forEach(
            (itemPath, item) -> {
              Found<T> found = scalar(item, itemPath, format);
              if (found.isGood() && !seen.add(found.value())) {
                errors.add(found.line(), itemPath, found.shown() + " stands twice");
              } else if (found.isGood()) {
                good.add(found);
              }
            });
    return good;
  }

  /** As {@link #list}, of a key that may be absent. */
  <T> List<Found<T>> optionalList(String key, Format<T> format) {
    asked.add(key);
    return has(key) ? list(key, format) : List.of();
  }

  boolean isEmptyList(String key) {
    return has(key) && value(key) instanceof SequenceNode sequence && sequence.getValue().isEmpty();
  }

  /** The mappings of a list; what is no mapping is left out. */
  List<Fields> mappings(String key) {
    List<Fields> good = new ArrayList<>();
    items(key, "a list of keys and values")
        .forEach((itemPath, item) -> of(item, itemPath, errors).ifPresent(good::add));
    return good;
  }

  /** The mapping at a key that may be absent. */
  Optional<Fields> mapping(String key) {
    asked.add(key);
    return has(key) ? of(value(key), pathOf(key), errors) : Optional.empty();
  }

  /** Reports the keys that nobody asked for. To be called last. */
  void refuseOthers() {
    byKey.forEach(
        (key, tuple) -> {
          if (!asked.contains(key)) {
            String hint = Nearest.hint(key, asked);
            String listed = hint.isEmpty() ? ", expected one of " + String.join(", ", asked) : hint;
            errors.add(line(tuple.getKeyNode()), pathOf(key), "unknown key" + listed);
          }
        });
  }

  private void add(NodeTuple tuple) {
    Node keyNode = tuple.getKeyNode();
    if (!(keyNode instanceof ScalarNode scalar)) {
      errors.add(line(keyNode), path, "expected a key that is a word, found " + shown(keyNode));
      return;
    }
    NodeTuple first = byKey.putIfAbsent(scalar.getValue(), tuple);
    if (first != null) {
      errors.add(
          line(keyNode),
          pathOf(scalar.getValue()),
          "stands twice, first on line " + line(first.getKeyNode()));
    }
  }

  private Map<String, Node> items(String key, String expected) {
    asked.add(key);
    if (!has(key)) {
      missing(key, expected);
      return Map.of();
    }
    Map<String, Node> items = new LinkedHashMap<>();
    if (value(key) instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> items.put(pathOf(key) + "[" + items.size() + "]", item));
    } else {
      errors.expected(place(key), expected);
    }
    return items;
  }

  private <T> Found<T> scalar(Node node, String nodePath, Format<T> format) {
    boolean isText =
        node instanceof ScalarNode
            && !node.getTag().equals(Tag.NULL)
            && node.getTag().getValue().startsWith(STANDARD_TAGS);
    String text = isText ? ((ScalarNode) node).getValue() : "";
    T value = isText ? format.read().apply(text).orElse(null) : null;
    if (value == null) {
      errors.add(line(node), nodePath, "expected " + format.expected() + ", found " + shown(node));
    }
    return new Found<>(value, line(node), nodePath, shown(node));
  }

  private <T> Found<T> missing(String key, String expected) {
    errors.add(line, pathOf(key), "missing, expected " + expected);
    return new Found<>(null, line, pathOf(key), "");
  }

  private Node value(String key) {
    return byKey.get(key).getValueNode();
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static String shown(Node node) {
    if (node instanceof MappingNode) {
      return "keys and values";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    if (node.getTag().equals(Tag.NULL)) {
      return "nothing";
    }
    String tag = node.getTag().getValue();
    String text = OrderErrors.quoted(((ScalarNode) node).getValue());
    return tag.startsWith(STANDARD_TAGS) ? text : "the tag " + OrderErrors.quoted(tag);
  }
}
