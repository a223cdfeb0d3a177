package dev.tailback.clients.spring;

import dev.tailback.clients.Emulator;
import dev.tailback.clients.QueueView;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An emulator for one test, with the queues below, and the applications that use it. */
final class Spring implements AfterEachCallback {
  static final String ORDERS = "orders";

  /** The dead-letter queue of {@link #ORDERS} and {@link #EVENTS}, after two receives. */
  static final String DEAD_LETTERS = "dead-letters";

  static final String EVENTS = "events.fifo";
  static final String DEAD_EVENTS = "dead-events.fifo";

  private final Emulator emulator = Emulator.start();
  private final List<ConfigurableApplicationContext> applications = new ArrayList<>();

  Spring() {
    try (SqsClient sqs = emulator.newClient()) {
      create(sqs, DEAD_LETTERS, Map.of());
      create(sqs, ORDERS, redriveTo(DEAD_LETTERS));
      create(sqs, DEAD_EVENTS, Map.of());
      create(sqs, EVENTS, redriveTo(DEAD_EVENTS));
    }
  }

  private static Map<QueueAttributeName, String> redriveTo(String deadLetters) {
    return Map.of(QueueAttributeName.REDRIVE_POLICY, Emulator.redrivePolicy(deadLetters, 2));
  }

  private static void create(
      SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
    Map<QueueAttributeName, String> all = new HashMap<>(attributes);
    if (name.endsWith(".fifo")) {
      all.put(QueueAttributeName.FIFO_QUEUE, "true");
      all.put(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");
    }
    sqs.createQueue(r -> r.queueName(name).attributes(all));
  }

  /** Starts an application that does not listen. */
  SqsTemplate start() {
    return run(new SpringApplicationBuilder(Application.class));
  }

  /** Starts an application with a listener and properties such as {@code a.b=c}. */
  SqsTemplate start(Object listener, String... properties) {
    return start(List.of(), listener, properties);
  }

  /** Starts an application with further beans. */
  SqsTemplate start(List<Class<?>> configurations, Object listener, String... properties) {
    return run(
        new SpringApplicationBuilder(Application.class)
            .sources(configurations.toArray(Class[]::new))
            .initializers(context -> register(listener, (GenericApplicationContext) context))
            .properties(properties));
  }

  private SqsTemplate run(SpringApplicationBuilder builder) {
    ConfigurableApplicationContext application =
        builder
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .properties(
                "spring.cloud.aws.endpoint=" + emulator.endpoint(),
                "spring.cloud.aws.region.static=" + Emulator.REGION,
                "spring.cloud.aws.credentials.access-key=test",
                "spring.cloud.aws.credentials.secret-key=secret")
            .run();
    applications.add(application);
    return application.getBean(SqsTemplate.class);
  }

  private static <T> void register(T listener, GenericApplicationContext context) {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) listener.getClass();
    context.registerBean(type, () -> listener);
  }

  Emulator emulator() {
    return emulator;
  }

  QueueView look(String queue) {
    return emulator.look(queue);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    applications.forEach(application -> emulator.whileTimePasses(application::close));
    emulator.close();
  }
}
