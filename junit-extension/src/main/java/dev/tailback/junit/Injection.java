package dev.tailback.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/** Creates the values that are injected into fields and parameters. */
final class Injection {
  // Referred to by name, because the SDK may be absent.
  private static final String CLIENT = "software.amazon.awssdk.services.sqs.SqsClient";
  private static final String ASYNC_CLIENT = "software.amazon.awssdk.services.sqs.SqsAsyncClient";

  private static final Set<String> TYPES =
      Set.of(
          CLIENT,
          ASYNC_CLIENT,
          URI.class.getName(),
          TailbackAccount.class.getName(),
          TailbackAlarms.class.getName(),
          TailbackMetrics.class.getName(),
          TailbackScaling.class.getName(),
          TailbackClock.class.getName(),
          TailbackQueue.class.getName());

  private Injection() {}

  static boolean isOurs(AnnotatedElement element, Class<?> type) {
    return AnnotationSupport.isAnnotated(element, SqsQueue.class) || TYPES.contains(type.getName());
  }

  /**
   * Returns whether to inject a field: it has {@link SqsQueue}, or one of the injected types and no
   * annotation, which could be another framework's.
   */
  static boolean isOurs(Field field) {
    boolean isFree = field.getAnnotations().length == 0 && !Modifier.isFinal(field.getModifiers());
    return AnnotationSupport.isAnnotated(field, SqsQueue.class)
        || (isFree && TYPES.contains(field.getType().getName()));
  }

  /** Sets a field to its value in a scope. */
  static void set(Field field, @Nullable Object instance, Scope scope) {
    if (Modifier.isFinal(field.getModifiers())) {
      throw new ExtensionConfigurationException(field + " is final, so it can't be injected.");
    }
    try {
      field.setAccessible(true);
      field.set(instance, value(field, field.getType(), field.toString(), scope));
    } catch (IllegalAccessException e) {
      throw new ExtensionConfigurationException(field + " can't be injected.", e);
    }
  }

  /**
   * Returns the value for a type and its annotations.
   *
   * @param where the field or parameter, for messages
   */
  static Object value(AnnotatedElement element, Class<?> type, String where, Scope scope) {
    SqsQueue queue = AnnotationSupport.findAnnotation(element, SqsQueue.class).orElse(null);
    if (queue != null) {
      return queue(queue, type, where, scope.account());
    }
    return switch (type.getName()) {
      case CLIENT -> scope.closing(SdkClients.blocking(scope.account(), scope.clientTraits()));
      case ASYNC_CLIENT -> scope.closing(SdkClients.async(scope.account(), scope.clientTraits()));
      default -> ours(type, where, scope);
    };
  }

  private static Object ours(Class<?> type, String where, Scope scope) {
    if (type == TailbackAccount.class) {
      return scope.account();
    }
    if (type == TailbackAlarms.class) {
      scope.clock();
      return scope.account().alarms();
    }
    if (type == TailbackScaling.class) {
      scope.clock();
      return scope.account().scaling();
    }
    if (type == TailbackMetrics.class) {
      return scope.account().metrics();
    }
    if (type == TailbackClock.class) {
      return scope.clock();
    }
    if (type == URI.class) {
      return scope.account().endpoint();
    }
    throw new ExtensionConfigurationException(
        where + " does not say which queue it is: annotate it with @SqsQueue(name = ...).");
  }

  private static Object queue(
      SqsQueue declared, Class<?> type, String where, TailbackAccount account) {
    if (type != TailbackQueue.class && type != String.class) {
      throw new ExtensionConfigurationException(
          "@SqsQueue is for a TailbackQueue or a String, the queue's URL, and not for "
              + where
              + ".");
    }
    TailbackQueue queue = account.createQueue(DeclaredQueue.spec(declared));
    return type == String.class ? queue.url() : queue;
  }
}
