package dev.tailback.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/** Writes an annotation as in the source, without attributes that have their defaults. */
final class AnnotationText {
  private static final List<String> FIRST = List.of("queue", "actions");

  private AnnotationText() {}

  static String of(Annotation annotation) {
    Class<?> type = annotation.annotationType();
    String attributes =
        Stream.of(type.getDeclaredMethods())
            .sorted(Comparator.comparing(AnnotationText::rank).thenComparing(Method::getName))
            .filter(attribute -> !isDefault(attribute, annotation))
            .map(attribute -> attribute.getName() + " = " + text(value(attribute, annotation)))
            .collect(Collectors.joining(", "));
    return "@" + type.getSimpleName() + "(" + attributes + ")";
  }

  private static int rank(Method attribute) {
    int place = FIRST.indexOf(attribute.getName());
    return place < 0 ? FIRST.size() : place;
  }

  private static boolean isDefault(Method attribute, Annotation annotation) {
    return Objects.deepEquals(attribute.getDefaultValue(), value(attribute, annotation));
  }

  private static Object value(Method attribute, Annotation annotation) {
    return Objects.requireNonNull(ReflectionSupport.invokeMethod(attribute, annotation));
  }

  private static String text(Object value) {
    if (!value.getClass().isArray()) {
      return value instanceof String ? '"' + value.toString() + '"' : value.toString();
    }
    List<String> values =
        IntStream.range(0, Array.getLength(value))
            .mapToObj(i -> text(Array.get(value, i)))
            .toList();
    return values.size() == 1 ? values.get(0) : "{" + String.join(", ", values) + "}";
  }
}
