package dev.tailback.conformance;

import java.lang.reflect.Method;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each rule its {@link Sqs}, {@link CloudWatch} or {@link Scaling} and cleans up after it,
 * skips rules that would take too long at a target, and inverts rules that are declared to differ.
 */
final class RuleExtension
    implements ParameterResolver, ExecutionCondition, InvocationInterceptor, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(RuleExtension.class);
  private static final String CLOUD_WATCH = "cloudwatch";
  private static final String SCALING = "scaling";
  private static final ConditionEvaluationResult RUN = ConditionEvaluationResult.enabled("");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Sqs.class || type == CloudWatch.class || type == Scaling.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Target target = Target.current();
    // JUnit closes it after the last rule.
    context.getRoot().getStore(NAMESPACE).computeIfAbsent("target", key -> target);
    Store store = context.getStore(NAMESPACE);
    Sqs sqs = store.computeIfAbsent("sqs", key -> new Sqs(target), Sqs.class);
    Class<?> type = parameter.getParameter().getType();
    if (type == Sqs.class) {
      return sqs;
    }
    return type == CloudWatch.class
        ? store.computeIfAbsent("cloudWatch", key -> new CloudWatch(target, sqs))
        : store.computeIfAbsent("scaling", key -> new Scaling(target, sqs));
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      return RUN;
    }
    if (context.getTags().contains(CLOUD_WATCH) && !has(Target::hasCloudWatch)) {
      return ConditionEvaluationResult.disabled(CLOUD_WATCH);
    }
    if (context.getTags().contains(SCALING) && !has(Target::hasScaling)) {
      return ConditionEvaluationResult.disabled(SCALING);
    }
    for (String tag : new String[] {"slow", "large"}) {
      if (context.getTags().contains(tag) && !Options.runs(tag) && reallyWaits()) {
        return ConditionEvaluationResult.disabled(tag);
      }
    }
    return RUN;
  }

  private static boolean has(Predicate<Target> service) {
    try {
      return service.test(Target.current());
    } catch (RuntimeException e) {
      return true;
    }
  }

  private static boolean reallyWaits() {
    try {
      return !Target.current().movesItsClock();
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> rule, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    DiffersFromSqs declared =
        AnnotationSupport.findAnnotation(method.getExecutable(), DiffersFromSqs.class).orElse(null);
    if (declared == null || !Target.current().isTailback()) {
      rule.proceed();
      return;
    }
    try {
      rule.proceed();
    } catch (Throwable difference) {
      context.publishReportEntry("differs", declared.value());
      return;
    }
    throw new AssertionError("It is as SQS here: take @DiffersFromSqs away.");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    Sqs sqs = store.get("sqs", Sqs.class);
    if (sqs != null) {
      context.publishReportEntry("requests", Integer.toString(sqs.requests()));
    }
  }
}
