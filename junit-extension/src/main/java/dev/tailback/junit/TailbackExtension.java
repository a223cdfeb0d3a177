package dev.tailback.junit;

import dev.tailback.server.QueueSpec;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Gives JUnit tests SQS queues in memory. {@link TailbackTest} registers this extension; register
 * it in a static field to configure it in code:
 *
 * <pre>{@code
 * class OrdersTest {
 *   @RegisterExtension
 *   static final TailbackExtension tailback =
 *       TailbackExtension.builder().queue(QueueSpec.named("orders").deadLetter("orders-dlq", 3)).build();
 *
 *   @Test
 *   void anOrderIsSent(SqsClient sqs, TailbackClock clock) {
 *     TailbackQueue orders = tailback.queue("orders");
 *     sqs.sendMessage(it -> it.queueUrl(orders.url()).messageBody("o-1").delaySeconds(60));
 *     clock.advance(Duration.ofSeconds(60));
 *     assertThatQueue(orders).hasVisible(1);
 *   }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>All classes share one emulator, on a free port of this JVM, unless a class asks for its
 *       own.
 *   <li>Each test has its own account with the declared queues. No other test can see it, and it is
 *       deleted when the test ends, with its throttles and faults.
 *   <li>The clock is running until a test takes it by {@link #clock()} or as a parameter. From then
 *       on it is paused until the test ends.
 *   <li>A declared fault or throttle that never fires fails the test, unless that is turned off.
 * </ul>
 *
 * <p>The methods of this class belong to the test that runs in the calling thread. Registered in
 * code, the extension takes no lock on the clock: if tests run in parallel and move it, use an
 * emulator {@linkplain Builder#perClass() per class}.
 */
public final class TailbackExtension
    implements BeforeAllCallback,
        TestInstancePreConstructCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  private static final ExtensionContext.Namespace NAMES =
      ExtensionContext.Namespace.create(TailbackExtension.class);

  private final @Nullable Setup given;

  // Not static, because a test may have two extensions.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Scope> current = new ThreadLocal<>();

  /** Creates an extension with the settings of {@link TailbackTest}. */
  TailbackExtension() {
    this(null);
  }

  private TailbackExtension(@Nullable Setup given) {
    this.given = given;
  }

  /** Returns a builder of an extension that does what {@link TailbackTest} does. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the running test's account; outside of tests, the account of the class. */
  public TailbackAccount account() {
    return scope().account();
  }

  /** Returns the address at which the emulator listens. */
  public URI endpoint() {
    return account().endpoint();
  }

  /** Returns a queue of the running test; see {@link TailbackAccount#queue}. */
  public TailbackQueue queue(String name) {
    return account().queue(name);
  }

  /** Pauses the clock until the test ends, and returns it. */
  public TailbackClock clock() {
    return scope().clock();
  }

  private Scope scope() {
    Scope scope = current.get();
    if (scope == null) {
      throw new IllegalStateException("No test of this extension runs in this thread.");
    }
    return scope;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ClassScope scope = classScope(context);
    current.set(scope.ofClass());
    for (Field field : Declarations.fields(context.getRequiredTestClass(), true)) {
      Injection.set(field, null, scope.ofClass());
    }
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factoryContext, ExtensionContext context) {
    classScope(context); // so that queues and properties exist when an application is created
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Scope scope = scope(context);
    current.set(scope);
    for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
      for (Field field : Declarations.fields(instance.getClass(), false)) {
        Injection.set(field, instance, scope);
      }
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ClassScope classScope = classScope(context);
    current.set(classScope.ofClass());
    Scope scope = context.getStore(NAMES).get(context.getUniqueId(), Scope.class);
    if (scope != null) {
      check(classScope.setup(), scope, context);
    }
  }

  private static void check(Setup setup, Scope scope, ExtensionContext context) {
    if (setup.failOnUnusedPressure()) {
      PressureUse.note(context, NAMES, scope);
    }
    if (setup.failOnLeak()) {
      Leaks.check(scope.account());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    current.remove();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.isOurs(parameter.getParameter(), parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext context, ExtensionContext extensionContext) {
    Parameter parameter = context.getParameter();
    String where = "the parameter " + parameter + " of " + context.getDeclaringExecutable();
    return Injection.value(parameter, parameter.getType(), where, scope(extensionContext));
  }

  private Scope scope(ExtensionContext context) {
    ClassScope scope = classScope(context);
    if (context.getTestMethod().isEmpty()) {
      return scope.ofClass();
    }
    return context
        .getStore(NAMES)
        .getOrComputeIfAbsent(
            context.getUniqueId(), unused -> scope.openTest(context), Scope.class);
  }

  private ClassScope classScope(ExtensionContext context) {
    ExtensionContext ofClass = context;
    while (ofClass.getTestMethod().isPresent()) {
      ofClass = ofClass.getParent().orElseThrow();
    }
    ExtensionContext found = ofClass;
    return ofClass
        .getStore(NAMES)
        .getOrComputeIfAbsent(
            ClassScope.class,
            unused -> ClassScope.open(found, NAMES, setup(found)),
            ClassScope.class);
  }

  private Setup setup(ExtensionContext context) {
    return given == null ? Setup.of(context.getRequiredTestClass()) : given;
  }

  /** Configures an extension in code; see {@link TailbackTest}. */
  public static final class Builder {
    private final List<QueueSpec> queues = new ArrayList<>();
    private boolean perClass;
    private boolean systemProperties;
    private boolean failOnLeak;
    private boolean failOnUnusedPressure = true;
    private boolean clientsRetry;

    private Builder() {}

    /** Declares a queue for each test. */
    public Builder queue(QueueSpec queue) {
      queues.add(queue);
      return this;
    }

    /** Gives each class its own emulator; see {@link TailbackTest#perClass()}. */
    public Builder perClass() {
      perClass = true;
      return this;
    }

    /** Sets the AWS SDK's system properties; see {@link TailbackTest#systemProperties()}. */
    public Builder systemProperties() {
      systemProperties = true;
      return this;
    }

    /** Fails tests that leave messages in flight; see {@link TailbackTest#failOnLeak()}. */
    public Builder failOnLeak() {
      failOnLeak = true;
      return this;
    }

    /** Sets whether unused pressure fails; see {@link TailbackTest#failOnUnusedPressure()}. */
    public Builder failOnUnusedPressure(boolean fail) {
      failOnUnusedPressure = fail;
      return this;
    }

    /** Lets injected clients retry; see {@link TailbackTest#clientsRetry()}. */
    public Builder clientsRetry() {
      clientsRetry = true;
      return this;
    }

    /** Returns the extension, for a static field with {@code @RegisterExtension}. */
    public TailbackExtension build() {
      return new TailbackExtension(
          new Setup(
              perClass,
              systemProperties,
              failOnLeak,
              failOnUnusedPressure,
              clientsRetry,
              List.copyOf(queues)));
    }
  }
}
