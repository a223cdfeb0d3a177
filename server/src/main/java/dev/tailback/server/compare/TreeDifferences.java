package dev.tailback.server.compare;

import dev.tailback.server.compare.Difference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the differences between the bodies of two answers. Order is ignored; list elements are
 * paired by their keys.
 */
final class TreeDifferences {
  private static final List<String> NAMING_MEMBERS = List.of("Id", "Name", "Key", "MessageId");

  private final UnaryOperator<String> ownId;
  private final BiConsumer<Map<?, ?>, Map<?, ?>> paired;
  private final List<Difference> found = new ArrayList<>();

  /**
   * @param ownId returns Tailback's message id for the upstream's
   * @param paired gets matching structures: the upstream's, and Tailback's
   */
  TreeDifferences(UnaryOperator<String> ownId, BiConsumer<Map<?, ?>, Map<?, ?>> paired) {
    this.ownId = ownId;
    this.paired = paired;
  }

  /** Returns the differences between two bodies. */
  List<Difference> between(@Nullable Object upstream, @Nullable Object tailback) {
    compare("", "", upstream, tailback);
    return found;
  }

  private void compare(
      String path, String name, @Nullable Object upstream, @Nullable Object tailback) {
    if (upstream == null || tailback == null) {
      addOneSided(path, upstream, tailback);
    } else if (upstream instanceof Map<?, ?> theirs && tailback instanceof Map<?, ?> ours) {
      compareStructures(path, name, theirs, ours);
    } else if (upstream instanceof List<?> theirs && tailback instanceof List<?> ours) {
      compareLists(path, name, theirs, ours);
    } else if (type(upstream) != type(tailback)) {
      add(Kind.TYPE, path, upstream, tailback);
    } else {
      compareValues(path, name, upstream, tailback);
    }
  }

  private static Class<?> type(Object value) {
    if (value instanceof Number) {
      return Number.class;
    }
    return value.getClass();
  }

  private void addOneSided(String path, @Nullable Object upstream, @Nullable Object tailback) {
    if (upstream != tailback) {
      add(upstream == null ? Kind.MISSING : Kind.EXTRA, path, upstream, tailback);
    }
  }

  private void compareValues(String path, String name, Object upstream, Object tailback) {
    String theirs = upstream.toString();
    String ours = tailback.toString();
    boolean areAlike =
        MemberKind.of(name).areAlike(theirs, ours) || MemberKind.isOfTime(name, theirs, ours);
    if (!areAlike) {
      add(Kind.VALUE, path, upstream, tailback);
    }
  }

  private void compareStructures(String path, String name, Map<?, ?> theirs, Map<?, ?> ours) {
    paired.accept(theirs, ours);
    Map<Object, Object> all = new LinkedHashMap<>(theirs);
    ours.forEach(all::putIfAbsent);
    for (Object key : all.keySet()) {
      String member = key.toString();
      boolean isValueOfAttribute = member.equals("Value") && !name.isEmpty();
      boolean areBothThere = theirs.get(key) != null && ours.get(key) != null;
      if (areBothThere || !mayBeAbsent(member, theirs)) {
        compare(
            path.isEmpty() ? member : path + "." + member,
            isValueOfAttribute ? name : member,
            theirs.get(key),
            ours.get(key));
      }
    }
  }

  private static boolean mayBeAbsent(String member, Map<?, ?> structure) {
    return MemberKind.mayBeAbsent(member, AnswerTree.text(structure, "Status"));
  }

  private void compareLists(String path, String name, List<?> theirs, List<?> ours) {
    if (theirs.size() == 1 && ours.size() == 1) {
      String key = key(theirs.get(0), id -> "");
      boolean isNamed = key != null && key.equals(key(ours.get(0), id -> ""));
      compare(path, isNamed ? String.valueOf(key) : name, theirs.get(0), ours.get(0));
      return;
    }
    Map<String, Object> theirsByKey = byKey(theirs, name, ownId);
    Map<String, Object> oursByKey = byKey(ours, name, id -> id);
    Map<String, Object> all = new LinkedHashMap<>(theirsByKey);
    oursByKey.forEach(all::putIfAbsent);
    for (String key : all.keySet()) {
      boolean isPlace = key.startsWith("#");
      compare(
          path + "[" + (isPlace ? key.substring(1) : key) + "]",
          isPlace ? name : key,
          theirsByKey.get(key),
          oursByKey.get(key));
    }
  }

  /** Returns the elements of a list by their keys, or else by their positions. */
  private static Map<String, Object> byKey(
      List<?> list, String name, UnaryOperator<String> messageId) {
    Map<String, Object> byKey = new LinkedHashMap<>();
    for (Object element : list) {
      String key = key(element, messageId);
      boolean isText = element instanceof String && list.size() > 1;
      boolean isExact = MemberKind.of(name) == MemberKind.EXACT;
      if (key == null && isText && isExact) {
        key = element.toString();
      }
      byKey.put(key == null || byKey.containsKey(key) ? "#" + byKey.size() : key, element);
    }
    return byKey;
  }

  private static @Nullable String key(Object element, UnaryOperator<String> messageId) {
    if (element instanceof Map<?, ?> structure) {
      for (String member : NAMING_MEMBERS) {
        String text = AnswerTree.text(structure, member);
        if (text != null) {
          return member.equals("MessageId") ? messageId.apply(text) : text;
        }
      }
    }
    return null;
  }

  private void add(Kind kind, String path, @Nullable Object upstream, @Nullable Object tailback) {
    found.add(new Difference(kind, path.isEmpty() ? "body" : path, upstream, tailback));
  }
}
