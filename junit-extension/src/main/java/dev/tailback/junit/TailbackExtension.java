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
 * The extension behind {@link TailbackTest}, and for those who configure in code:
 * {@code @RegisterExtension static final TailbackExtension tailback =
 * TailbackExtension.builder().queue(QueueSpec.named("orders")).build();}
 *
 * <p>Registered so, in a static field, it gives what parameters and fields get by its methods too,
 * to the thread of a test. It takes no lock: where tests run at the same time, it is to have an
 * emulator {@linkplain Builder#perClass() per class} if they move the clock.
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

  // Of each extension its own: a test may have two of them.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Scope> current = new ThreadLocal<>();

  /** As {@link TailbackTest} says. */
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

  /** Returns the running test's account; before and after all tests, the class's. */
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

  /** Returns the clock, which is paused from now on until the test ends. */
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
    classScope(context); // has an application's queues and properties there for those who inject it
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

    /** Declares a queue that each test has. */
    public Builder queue(QueueSpec queue) {
      queues.add(queue);
      return this;
    }

    /** See {@link TailbackTest#perClass()}. */
    public Builder perClass() {
      perClass = true;
      return this;
    }

    /** See {@link TailbackTest#systemProperties()}. */
    public Builder systemProperties() {
      systemProperties = true;
      return this;
    }

    /** See {@link TailbackTest#failOnLeak()}. */
    public Builder failOnLeak() {
      failOnLeak = true;
      return this;
    }

    /** See {@link TailbackTest#failOnUnusedPressure()}. */
    public Builder failOnUnusedPressure(boolean fail) {
      failOnUnusedPressure = fail;
      return this;
    }

    /** See {@link TailbackTest#clientsRetry()}. */
    public Builder clientsRetry() {
      clientsRetry = true;
      return this;
    }

    /** Returns the extension, to be kept in a static field with {@code @RegisterExtension}. */
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
