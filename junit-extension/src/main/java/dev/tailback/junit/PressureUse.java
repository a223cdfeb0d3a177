package dev.tailback.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Tracks whether the throttles and faults that one class or method declares have fired in any of
 * its tests. It is closed with the class or method, after all invocations, and fails it if one has
 * not.
 *
 * <p>It fails nothing unless all of these tests have run to completion: one that failed, was
 * aborted or was filtered out might have made the call.
 */
final class PressureUse implements AutoCloseable {
  private static final String UNUSED =
      "%s on %s never fired: %s. @TailbackTest(failOnUnusedPressure = false) allows that.";

  private final AnnotatedElement declaring;
  private final Set<Method> tests = new HashSet<>();
  // Why each declared rule has not fired; empty if it has.
  private final Map<Annotation, String> unused = new LinkedHashMap<>();
  private boolean isUncertain;

  private PressureUse(AnnotatedElement declaring) {
    this.declaring = declaring;
  }

  /** Records which rules fired in a finished test, and adds those that did not to its failure. */
  static void note(ExtensionContext test, ExtensionContext.Namespace names, Scope scope) {
    for (DeclaredRule rule : scope.declaredPressure()) {
      of(rule.declaring(), test, names).note(rule, scope.account(), test);
    }
  }

  private static PressureUse of(
      AnnotatedElement declaring, ExtensionContext test, ExtensionContext.Namespace names) {
    return end(declaring, test)
        .getStore(names)
        .getOrComputeIfAbsent(
            List.of(PressureUse.class, declaring),
            unused -> new PressureUse(declaring),
            PressureUse.class);
  }

  /** Returns the context that ends with the last test that a declaration covers. */
  private static ExtensionContext end(AnnotatedElement declaring, ExtensionContext test) {
    ExtensionContext outermost = test;
    for (ExtensionContext it = test; it != null; it = it.getParent().orElse(null)) {
      if (it.getElement().filter(declaring::equals).isPresent()) {
        outermost = it;
      }
    }
    return outermost;
  }

  private synchronized void note(
      DeclaredRule rule, TailbackAccount account, ExtensionContext test) {
    tests.add(test.getRequiredTestMethod());
    String reason = reason(rule, account);
    unused.merge(rule.annotation(), reason, (a, b) -> a.isEmpty() ? a : b);
    test.getExecutionException().ifPresent(failure -> tell(failure, rule.annotation()));
  }

  /** Returns why a rule has not fired, or an empty text if it has or need not. */
  private static String reason(DeclaredRule rule, TailbackAccount account) {
    if (rule.hasFired()) {
      return "";
    }
    if (!account.hasQueueLike(rule.queue())) {
      return "there is no queue " + rule.queue() + ", only " + account.queueNames();
    }
    if (rule.isLeftToChance()) {
      return "";
    }
    return rule.annotation() instanceof SqsThrottle
        ? "no call came too fast for it"
        : "there was no call for it, or too few";
  }

  /** Adds to a test's failure that a rule has not fired, which may be the cause. */
  private void tell(Throwable failure, Annotation declared) {
    isUncertain = true;
    String reason = unused.getOrDefault(declared, "");
    if (!reason.isEmpty() && !(failure instanceof TestAbortedException)) {
      failure.addSuppressed(new AssertionFailedError(text(declared, reason)));
    }
  }

  @Override
  public synchronized void close() {
    List<String> complaints = new ArrayList<>();
    unused.forEach(
        (declared, reason) -> {
          if (!reason.isEmpty()) {
            complaints.add(text(declared, reason));
          }
        });
    if (!complaints.isEmpty()
        && !isUncertain
        && TestMethods.of(declaring).stream().allMatch(tests::contains)) {
      throw new AssertionFailedError(String.join(System.lineSeparator(), complaints));
    }
  }

  private String text(Annotation declared, String reason) {
    return UNUSED.formatted(AnnotationText.of(declared), name(), reason);
  }

  private String name() {
    return declaring instanceof Method method
        ? method.getDeclaringClass().getSimpleName() + "." + method.getName()
        : ((Class<?>) declaring).getSimpleName();
  }
}
