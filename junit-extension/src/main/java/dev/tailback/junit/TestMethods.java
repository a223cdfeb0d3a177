package dev.tailback.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds the test methods that a declaration covers. */
final class TestMethods {
  private TestMethods() {}

  /** Returns the methods of a class and its {@code @Nested} classes, or the one method itself. */
  static List<Method> of(AnnotatedElement declaring) {
    if (declaring instanceof Method method) {
      return List.of(method);
    }
    List<Method> methods = new ArrayList<>();
    addAll((Class<?>) declaring, methods);
    return methods;
  }

  private static void addAll(Class<?> type, List<Method> methods) {
    methods.addAll(
        ReflectionSupport.findMethods(
            type,
            method -> AnnotationSupport.isAnnotated(method, Testable.class) && isEnabled(method),
            HierarchyTraversalMode.TOP_DOWN));
    ReflectionSupport.findNestedClasses(
            type,
            nested -> AnnotationSupport.isAnnotated(nested, Nested.class) && isEnabled(nested))
        .forEach(nested -> addAll(nested, methods));
  }

  private static boolean isEnabled(AnnotatedElement element) {
    return !AnnotationSupport.isAnnotated(element, Disabled.class);
  }
}
