package dev.tailback.junit;

import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The resources of one test class and the classes nested in it. */
final class ClassScope implements AutoCloseable {
  private static final String SHARED = "shared emulator";

  private final Setup setup;
  private final Class<?> testClass;
  private final Emulator emulator;
  private final @Nullable SystemProperties properties;
  private @Nullable Scope ownScope;

  private ClassScope(Setup setup, Class<?> testClass, Emulator emulator) {
    this.setup = setup;
    this.testClass = testClass;
    this.emulator = emulator;
    this.properties =
        setup.systemProperties()
            ? new SystemProperties(emulator.endpoint(), Emulator.APPLICATION_ACCOUNT)
            : null;
  }

  static ClassScope open(ExtensionContext context, ExtensionContext.Namespace names, Setup setup) {
    Emulator emulator = setup.perClass() ? Emulator.start() : shared(context, names);
    ClassScope scope = new ClassScope(setup, context.getRequiredTestClass(), emulator);
    try {
      scope.prepare();
    } catch (RuntimeException refused) {
      scope.close();
      throw refused;
    }
    return scope;
  }

  /** Creates the queues that an application looks for when it starts. */
  private void prepare() {
    if (setup.systemProperties()) {
      declareQueues(ofClass().account(), testClass);
    }
  }

  /**
   * The shared emulator lives as long as the launcher's session, to outlive contexts that Spring
   * caches.
   */
  private static Emulator shared(ExtensionContext context, ExtensionContext.Namespace names) {
    ExtensionContext.Store store =
        context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, names);
    return store.getOrComputeIfAbsent(SHARED, unused -> Emulator.start(), Emulator.class);
  }

  Setup setup() {
    return setup;
  }

  Emulator emulator() {
    return emulator;
  }

  /** Returns the scope of static fields, and of an application. */
  synchronized Scope ofClass() {
    if (ownScope == null) {
      boolean isShared = setup.systemProperties();
      String id = isShared ? Emulator.APPLICATION_ACCOUNT : Emulator.newAccount();
      ownScope = new Scope(new TailbackAccount(emulator, id), isShared, traits(""));
      if (isShared) {
        ownScope.account().reset();
      }
    }
    return ownScope;
  }

  /** Opens the scope of one test, with everything declared for it. */
  Scope openTest(ExtensionContext context) {
    Scope scope =
        new Scope(
            setup.systemProperties()
                ? ofClass().account()
                : new TailbackAccount(emulator, Emulator.newAccount()),
            setup.systemProperties(),
            traits("." + context.getRequiredTestMethod().getName()));
    try {
      declare(scope, context);
    } catch (RuntimeException refused) {
      scope.close();
      throw refused;
    }
    return scope;
  }

  private void declare(Scope scope, ExtensionContext context) {
    AnnotatedElement method = context.getRequiredTestMethod();
    declareQueues(scope.account(), context.getRequiredTestClass());
    Declarations.declareQueues(method, scope.account());
    for (Class<?> type : Declarations.withEnclosing(context.getRequiredTestClass())) {
      scope.declarePressure(type);
      Declarations.declareAlarms(type, scope.account());
    }
    Declarations.declareAlarms(method, scope.account());
    scope.declarePressure(method);
  }

  private void declareQueues(TailbackAccount account, Class<?> declaring) {
    setup.queues().forEach(account::createQueue);
    Declarations.declareQueuesOf(declaring, account);
  }

  private ClientTraits traits(String method) {
    return new ClientTraits(
        "tailback-junit#" + testClass.getSimpleName() + method, setup.clientsRetry());
  }

  @Override
  public void close() {
    if (ownScope != null) {
      ownScope.close();
    }
    if (setup.perClass()) {
      restoreProperties();
      emulator.close();
    }
  }

  private void restoreProperties() {
    if (properties != null) {
      properties.close();
    }
  }
}
