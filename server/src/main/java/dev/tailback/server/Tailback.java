package dev.tailback.server;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Configuration;
import dev.tailback.config.QueueDefinition;
import dev.tailback.config.ServiceNames;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.Faults;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.Throttles;
import dev.tailback.server.admin.Admin;
import dev.tailback.server.admin.QueueNames;
import dev.tailback.server.http.AdminHandler;
import dev.tailback.server.http.HealthHandler;
import dev.tailback.server.http.HttpListener;
import dev.tailback.server.http.HttpTimeouts;
import dev.tailback.server.http.LocalStackHandler;
import dev.tailback.server.http.MemoryAccount;
import dev.tailback.server.http.PeekHandler;
import dev.tailback.server.http.Router;
import dev.tailback.server.http.SqsHandler;
import dev.tailback.server.localstack.InternalEndpoints;
import dev.tailback.server.localstack.PeekMessages;
import dev.tailback.server.localstack.PeekRequest;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.log.LogLevel;
import dev.tailback.server.rules.GatedRules;
import dev.tailback.server.rules.RuleInterceptor;
import dev.tailback.server.rules.SqsNames;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Interceptor;
import dev.tailback.server.service.Services;
import dev.tailback.server.sqs.Actions;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.QueueUrls;
import dev.tailback.server.wire.Caller;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An SQS-compatible server in this JVM, listening from its start until it is closed.
 *
 * <pre>{@code
 * try (Tailback tailback = Tailback.builder().profile(Profile.TEST).start();
 *     SqsClient sqs =
 *         SqsClient.builder()
 *             .endpointOverride(tailback.endpoint())
 *             .region(Region.US_EAST_1)
 *             .credentialsProvider(AnonymousCredentialsProvider.create())
 *             .build()) {
 *   String url = sqs.createQueue(request -> request.queueName("orders")).queueUrl();
 *   sqs.sendMessage(request -> request.queueUrl(url).messageBody("two coffees"));
 *   tailback.gate().advance(Duration.ofHours(1));
 * }
 * }</pre>
 *
 * <ul>
 *   <li>Any number of servers can run in one JVM. They share nothing.
 *   <li>All state is in memory and is lost when the server is closed.
 *   <li>Closing answers open long polls with no messages, and returns within a second.
 *   <li>All methods may be called from any thread. What {@link #gate} hands out inside a call must
 *       not be used outside it.
 * </ul>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html">Amazon
 *     SQS API Reference</a>
 */
public final class Tailback implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Tailback.class.getName());

  private final EngineGate gate;
  private final GatedRules<ThrottleRule> throttles;
  private final GatedRules<FaultRule> faults;
  private final CallLog log;
  private final HttpListener listener;
  private final String host;
  private volatile boolean ready;

  private Tailback(Builder builder) {
    host = builder.host;
    gate = new EngineGate(builder.engineSettings, builder.clock);
    gate.run(queues -> queues.whenFull(Tailback::warnOfFullStore));
    Caller anonymous = new Caller(builder.account, builder.region, "");
    Actions actions = new Actions(gate, builder.queueUrls);
    Throttles throttleRules = new Throttles();
    Faults faultRules = new Faults(builder.engineSettings.seed());
    throttles = new GatedRules<>(gate, throttleRules);
    faults = new GatedRules<>(gate, faultRules);
    ServiceNames service = SqsNames.of(actions);
    ConfiguredState state =
        new ConfiguredState(gate, service, throttles, faults, anonymous, builder.configuration());
    configure(state);
    Interceptor interceptor = new RuleInterceptor(gate, actions, faultRules, throttleRules);
    log = CallLog.start(builder.logLevel, builder.logOutput, gate);
    MemoryAccount memory = MemoryAccount.beside(builder.engineSettings.maxStoredBytes());
    Services services = new Services(actions.service());
    SqsHandler handler = new SqsHandler(services, interceptor, anonymous, memory, log);
    QueueNames names = new QueueNames(builder.account, builder.region);
    Admin admin = new Admin(gate, service, throttles, faults, names, state);
    Action<?> peek = new PeekMessages(new QueueAccess(gate, builder.queueUrls));
    Router router =
        new Router(handler)
            .route(Admin.PATH, new AdminHandler(admin, memory))
            .route(
                InternalEndpoints.PATH,
                new LocalStackHandler(new InternalEndpoints(version(), () -> ready)))
            .route(PeekRequest.PATH, new PeekHandler(peek, anonymous, memory, log))
            .route(new HealthHandler(() -> ready));
    listener = listen(router, services, builder);
    ready = true;
  }

  private void configure(ConfiguredState state) {
    try {
      state.restore();
    } catch (ConfigException e) {
      gate.close();
      throw e;
    }
  }

  private HttpListener listen(Router router, Services services, Builder builder) {
    try {
      return HttpListener.start(
          router,
          builder.corsOrigins,
          builder.allowedHosts,
          builder.httpTimeouts,
          services.protocols(),
          log,
          builder.addresses());
    } catch (RuntimeException e) {
      gate.close();
      log.close();
      throw e;
    }
  }

  private static void warnOfFullStore() {
    LOG.log(
        System.Logger.Level.WARNING,
        "The queues hold as much as they may: sends are refused until messages are deleted.");
  }

  /** Returns the version of this build, or a note that it was not loaded from a jar. */
  public static String version() {
    return Objects.requireNonNullElse(
        Tailback.class.getPackage().getImplementationVersion(), "(not from a jar)");
  }

  /** Returns a builder for a server that listens on a free port of 127.0.0.1. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the gate through which code in this JVM reaches the queues and the clock. */
  public EngineGate gate() {
    return gate;
  }

  /** Returns the active throttles. */
  public GatedRules<ThrottleRule> throttles() {
    return throttles;
  }

  /** Returns the active fault rules. */
  public GatedRules<FaultRule> faults() {
    return faults;
  }

  /** Returns the first port that it listens on. */
  public int port() {
    return listener.port();
  }

  /** Returns the ports that it listens on, in the order they were given. */
  public List<Integer> ports() {
    return listener.ports();
  }

  /** Returns the URL to use as endpoint override in an AWS SDK. */
  public URI endpoint() {
    return endpoint(host, port());
  }

  /** Returns the URL by which this machine reaches a server that listens on an address and port. */
  public static URI endpoint(String host, int port) {
    boolean isLocal = host.equals("127.0.0.1") || host.equals("0.0.0.0") || host.equals("::");
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return URI.create("http://" + (isLocal ? "localhost" : name) + ":" + port);
  }

  @Override
  public void close() {
    ready = false;
    gate.close();
    listener.stop();
    log.close();
  }

  /** The settings of a server that is to be started. */
  public static final class Builder {
    private String host = "127.0.0.1";
    private List<Integer> ports = List.of(0);
    private String account = "000000000000";
    private String region = "us-east-1";
    private Set<String> corsOrigins = Set.of();
    private Set<String> allowedHosts = Set.of();
    private HttpTimeouts httpTimeouts = HttpTimeouts.DEFAULT;
    private QueueUrls queueUrls = QueueUrls.AS_CALLED;
    private List<QueueSpec> queues = List.of();
    private Configuration file = Configuration.NONE;
    private Configuration pressure = Configuration.NONE;
    private LogLevel logLevel = LogLevel.OFF;
    private PrintWriter logOutput = new PrintWriter(System.err, false, StandardCharsets.US_ASCII);
    private EngineClock clock = EngineClock.running();
    private EngineSettings engineSettings =
        EngineSettings.seeded(new SplittableRandom().nextLong())
            .withMaxStoredBytes(Runtime.getRuntime().maxMemory() / 2);

    private Builder() {}

    /**
     * Sets the defaults of a profile: its clock, its seed if it has one, and the 60-second rules,
     * each of which can be set differently afterwards; also its throttles and faults, which come
     * after those that are set. The default is {@link Profile#DEV}.
     */
    public Builder profile(Profile newProfile) {
      pressure = newProfile.pressure();
      return clock(newProfile.startClock()).engineSettings(newProfile::settings);
    }

    private Configuration configuration() {
      return new Configuration(
          Map.of(),
          join(file.queues(), definitions()),
          join(file.throttles(), pressure.throttles()),
          join(file.faults(), pressure.faults()),
          List.of());
    }

    private List<QueueDefinition> definitions() {
      Map<String, QueueSpec> byName = new LinkedHashMap<>();
      queues.forEach(queue -> byName.put(queue.name(), queue));
      queues.stream()
          .map(QueueSpec::deadLetterQueue)
          .filter(Objects::nonNull)
          .forEach(deadLetters -> byName.putIfAbsent(deadLetters.name(), deadLetters));
      return byName.values().stream().map(QueueSpec::definition).toList();
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Sets the address to listen on. The default is 127.0.0.1. */
    public Builder host(String newHost) {
      host = newHost;
      return this;
    }

    /** Sets the port to listen on, 0 to 65535. The default, 0, means any free port. */
    public Builder port(int newPort) {
      return ports(List.of(newPort));
    }

    /**
     * Sets the ports to listen on, each 0 to 65535, where 0 means any free port. The first is the
     * one in {@link Tailback#endpoint()}.
     *
     * @throws IllegalArgumentException if the list is empty
     */
    public Builder ports(List<Integer> newPorts) {
      if (newPorts.isEmpty()) {
        throw new IllegalArgumentException("no port");
      }
      ports = List.copyOf(newPorts);
      return this;
    }

    private InetSocketAddress[] addresses() {
      return ports.stream()
          .map(port -> new InetSocketAddress(host, port))
          .toArray(InetSocketAddress[]::new);
    }

    /**
     * Sets the account of callers whose access key id is not twelve digits. The default is
     * 000000000000.
     */
    public Builder account(String newAccount) {
      account = newAccount;
      return this;
    }

    /** Sets the region of callers that name none. The default is us-east-1. */
    public Builder region(String newRegion) {
      region = newRegion;
      return this;
    }

    /**
     * Sets the origins of web pages that may call the server, such as {@code
     * http://localhost:3000}; {@code *} means all. The default is none.
     */
    public Builder corsOrigins(Set<String> newOrigins) {
      corsOrigins = Set.copyOf(newOrigins);
      return this;
    }

    /** Sets which calls are logged. The default is none. */
    public Builder log(LogLevel newLevel) {
      logLevel = newLevel;
      return this;
    }

    /** Sets where calls are logged. The default is standard error. */
    public Builder logOutput(PrintWriter newOutput) {
      logOutput = newOutput;
      return this;
    }

    /**
     * Sets the names by which browsers may call the server, besides IP addresses and names known to
     * be local: such as {@code tailback.example.com}, or {@code *.example.com} for all names below.
     * The default is none. Programs may use any name.
     */
    public Builder allowedHosts(Set<String> newHosts) {
      allowedHosts = Set.copyOf(newHosts);
      return this;
    }

    /**
     * Sets how long the server waits for its clients, in real time. The default is {@link
     * HttpTimeouts#DEFAULT}.
     */
    public Builder httpTimeouts(HttpTimeouts newTimeouts) {
      httpTimeouts = newTimeouts;
      return this;
    }

    /** Sets how queue URLs begin. The default is the address that the client used. */
    public Builder queueUrls(QueueUrls newUrls) {
      queueUrls = newUrls;
      return this;
    }

    /**
     * Sets the queues to start with, and to go back to when the emulator is reset, in the default
     * account and region; none unless set. Dead-letter queues come with their sources.
     */
    public Builder queues(List<QueueSpec> newQueues) {
      queues = List.copyOf(newQueues);
      return this;
    }

    /**
     * Sets what a configuration file says of queues, throttles and faults, to start with and to go
     * back to when the emulator is reset; its options are left alone. Nothing unless set.
     */
    public Builder configuration(Configuration newFile) {
      file = newFile;
      return this;
    }

    /** Sets the clock of the queues. The default follows the system clock. */
    public Builder clock(EngineClock newClock) {
      clock = newClock;
      return this;
    }

    /** Sets what applies to all queues. The default is Amazon's limits. */
    public Builder engineSettings(EngineSettings newSettings) {
      engineSettings = newSettings;
      return this;
    }

    /** Changes what applies to all queues. */
    public Builder engineSettings(UnaryOperator<EngineSettings> change) {
      return engineSettings(change.apply(engineSettings));
    }

    /**
     * Starts a server.
     *
     * @throws ConfigException if SQS would refuse a queue, or the admin API a throttle or fault
     * @throws IllegalStateException with a {@link java.net.SocketException} as its cause, if it
     *     cannot listen on a port
     */
    public Tailback start() {
      return new Tailback(this);
    }
  }
}
