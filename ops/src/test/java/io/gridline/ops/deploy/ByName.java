package io.gridline.ops.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the operator puts two pod templates together: lists of named things by their names. */
final class ByName {

  private ByName() {}

  static Map<String, Object> merged(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> merged = new HashMap<>(one);
    other.forEach((key, value) -> merged.merge(key, value, ByName::both));
    return merged;
  }

  private static Object both(Object one, Object other) {
    if (one instanceof Map<?, ?> && other instanceof Map<?, ?>) {
      return merged(DeploymentFiles.map(one), DeploymentFiles.map(other));
    }
    if (one instanceof List<?> some && other instanceof List<?> more) {
      List<Object> all = new ArrayList<>(some);
      for (Object element : more) {
        int same = indexOf(all, name(element));
        if (same < 0) {
          all.add(element);
        } else {
          all.set(same, both(all.get(same), element));
        }
      }
      return all;
    }
    return other;
  }

  private static Object name(Object element) {
    return DeploymentFiles.map(element).get("name");
  }

  private static int indexOf(List<Object> all, Object name) {
    for (int i = 0; i < all.size(); i++) {
      if (name != null && name.equals(name(all.get(i)))) {
        return i;
      }
    }
    return -1;
  }
}
