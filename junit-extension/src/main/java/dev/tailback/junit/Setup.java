package dev.tailback.junit;

import dev.tailback.server.QueueSpec;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The settings of a test class, from {@link TailbackTest} or the builder of an extension. */
record Setup(
    boolean perClass,
    boolean systemProperties,
    boolean failOnLeak,
    boolean failOnUnusedPressure,
    boolean clientsRetry,
    List<QueueSpec> queues) {
  static final Setup DEFAULT = new Setup(false, false, false, true, false, List.of());

  /** Returns the settings in the annotation of a class, or of an enclosing class. */
  static Setup of(Class<?> testClass) {
    Class<?> owner = owner(testClass);
    return owner == null ? DEFAULT : annotation(owner).map(Setup::of).orElse(DEFAULT);
  }

  /** Returns the class with the annotation, or its innermost enclosing class that has it. */
  static @Nullable Class<?> owner(Class<?> testClass) {
    for (Class<?> type = testClass; type != null; type = around(type)) {
      if (annotation(type).isPresent()) {
        return type;
      }
    }
    return null;
  }

  /** Returns the enclosing test class, {@code null} if there is none. */
  static @Nullable Class<?> around(Class<?> testClass) {
    return Modifier.isStatic(testClass.getModifiers()) ? null : testClass.getEnclosingClass();
  }

  private static Optional<TailbackTest> annotation(Class<?> type) {
    return AnnotationSupport.findAnnotation(type, TailbackTest.class);
  }

  private static Setup of(TailbackTest test) {
    return new Setup(
        test.perClass(),
        test.systemProperties(),
        test.failOnLeak(),
        test.failOnUnusedPressure(),
        test.clientsRetry(),
        List.of());
  }
}
