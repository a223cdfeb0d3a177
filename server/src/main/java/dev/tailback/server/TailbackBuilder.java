package dev.tailback.server;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Configuration;
import dev.tailback.config.QueueDefinition;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.pressure.RuleSetting;
import dev.tailback.server.admin.LabDesk;
import dev.tailback.server.auth.AccessKeys;
import dev.tailback.server.auth.AdminToken;
import dev.tailback.server.auth.AnonymousCallers;
import dev.tailback.server.auth.Authentication;
import dev.tailback.server.auth.ConsoleSessions;
import dev.tailback.server.auth.SignatureCheck;
import dev.tailback.server.console.ConsoleMode;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.http.AdminAccess;
import dev.tailback.server.http.Admission;
import dev.tailback.server.http.ConsoleWrites;
import dev.tailback.server.http.HttpSettings;
import dev.tailback.server.http.HttpTimeouts;
import dev.tailback.server.localstack.InitScriptException;
import dev.tailback.server.localstack.InitScripts;
import dev.tailback.server.log.LogLevel;
import dev.tailback.server.sqs.request.QueueUrls;
import dev.tailback.server.tls.Tls;
import dev.tailback.server.wire.AddressBlock;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link Tailback} that is to be started. Not thread-safe. */
public final class TailbackBuilder {
  String host = "127.0.0.1";
  List<Integer> ports = List.of(0);
  String account = "000000000000";
  String region = "us-east-1";
  Set<String> corsOrigins = Set.of();
  Set<String> allowedHosts = Set.of();
  HttpTimeouts httpTimeouts = HttpTimeouts.DEFAULT;
  @Nullable Tls tls;
  private @Nullable AdminToken adminToken;
  private List<AddressBlock> trustedProxies = List.of();
  QueueUrls queueUrls = QueueUrls.AS_CALLED;
  @Nullable AccessKeys accessKeys;
  @Nullable Upstream upstream;
  InitScripts initScripts = InitScripts.NONE;
  @Nullable Path compareFile;
  private List<QueueSpec> queues = List.of();
  private Configuration file = Configuration.NONE;
  private Configuration pressure = Configuration.NONE;
  boolean enforcesPolicies;
  @Nullable Path snapshot;
  RuleSetting ruleSetting = RuleSetting.OWN_QUEUES;
  ConsoleMode console = ConsoleMode.ON;
  LabDesk.@Nullable Factory lab;
  LogLevel logLevel = LogLevel.OFF;
  PrintWriter logOutput = new PrintWriter(System.err, false, StandardCharsets.US_ASCII);
  EngineClock clock = EngineClock.running();
  long maxMetricBytes = Runtime.getRuntime().maxMemory() / 10;

  /** Half of the heap, as on the command line. */
  static final long DEFAULT_STORED_BYTES = Runtime.getRuntime().maxMemory() / 2;

  EngineSettings engineSettings =
      EngineSettings.seeded(new SplittableRandom().nextLong())
          .withMaxStoredBytes(DEFAULT_STORED_BYTES);

  TailbackBuilder() {}

  /**
   * Sets the defaults of a profile: its clock, its seed if it has one, and the 60-second rules,
   * each of which can be overridden afterwards; also its throttles and faults, which come after
   * those that are set explicitly. The default is {@link Profile#DEV}.
   */
  public TailbackBuilder profile(Profile newProfile) {
    pressure = newProfile.pressure();
    return clock(newProfile.startClock()).engineSettings(newProfile::settings);
  }

  Configuration configuration() {
    return new Configuration(
        Map.of(),
        join(file.queues(), definitions()),
        join(file.throttles(), pressure.throttles()),
        join(file.faults(), pressure.faults()),
        file.monitoring(),
        file.outgoing(),
        file.scaling(),
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
  public TailbackBuilder host(String newHost) {
    host = newHost;
    return this;
  }

  /** Sets the port to listen on, 0 to 65535. The default, 0, means any free port. */
  public TailbackBuilder port(int newPort) {
    return ports(List.of(newPort));
  }

  /**
   * Sets the ports to listen on, each 0 to 65535, where 0 means any free port. The first is the one
   * in {@link Tailback#endpoint()}.
   *
   * @throws IllegalArgumentException if the list is empty
   */
  public TailbackBuilder ports(List<Integer> newPorts) {
    if (newPorts.isEmpty()) {
      throw new IllegalArgumentException("no port");
    }
    ports = List.copyOf(newPorts);
    return this;
  }

  InetSocketAddress[] addresses() {
    return ports.stream()
        .map(port -> new InetSocketAddress(host, port))
        .toArray(InetSocketAddress[]::new);
  }

  /**
   * Sets the account of callers whose access key id is not twelve digits. The default is
   * 000000000000.
   */
  public TailbackBuilder account(String newAccount) {
    account = newAccount;
    return this;
  }

  /** Sets the region of callers that do not name one. The default is us-east-1. */
  public TailbackBuilder region(String newRegion) {
    region = newRegion;
    return this;
  }

  /**
   * Sets the origins of web pages that may call the server, such as {@code http://localhost:3000};
   * {@code *} means all. The default is none.
   */
  public TailbackBuilder corsOrigins(Set<String> newOrigins) {
    corsOrigins = Set.copyOf(newOrigins);
    return this;
  }

  /** Sets what the console, the page at the server's address, may do. The default is everything. */
  public TailbackBuilder console(ConsoleMode newMode) {
    console = newMode;
    return this;
  }

  /**
   * Sets the lab that the console and the admin API offer. The default is none; in a test, use
   * {@code dev.tailback.lab.Lab}.
   */
  public TailbackBuilder lab(LabDesk.Factory newLab) {
    lab = newLab;
    return this;
  }

  /** Sets which calls are logged. The default is none. */
  public TailbackBuilder log(LogLevel newLevel) {
    logLevel = newLevel;
    return this;
  }

  /** Sets where calls are logged. The default is standard error. */
  public TailbackBuilder logOutput(PrintWriter newOutput) {
    logOutput = newOutput;
    return this;
  }

  /**
   * Sets the names by which browsers may call the server, besides IP addresses and names known to
   * be local: such as {@code tailback.example.com}, or {@code *.example.com} for all names below.
   * The default is none. Programs may use any name.
   */
  public TailbackBuilder allowedHosts(Set<String> newHosts) {
    allowedHosts = Set.copyOf(newHosts);
    return this;
  }

  /**
   * Sets how long the server waits for its clients, in real time. The default is {@link
   * HttpTimeouts#DEFAULT}.
   */
  public TailbackBuilder httpTimeouts(HttpTimeouts newTimeouts) {
    httpTimeouts = newTimeouts;
    return this;
  }

  /**
   * Sets the access keys with which callers must sign, by Signature Version 4. A call then belongs
   * to the account of its key. By default signatures are not checked.
   */
  public TailbackBuilder accessKeys(AccessKeys newKeys) {
    accessKeys = newKeys;
    return this;
  }

  /**
   * Sets the certificate with which all ports speak TLS, and nothing else; {@code null}, the
   * default, means plain HTTP. Queue URLs and {@link Tailback#endpoint} begin with {@code https}
   * then.
   */
  public TailbackBuilder tls(@Nullable Tls newTls) {
    tls = newTls;
    return this;
  }

  /**
   * Sets the secret that the admin API, metrics and the console require; {@code null}, the default,
   * leaves them open.
   */
  public TailbackBuilder adminToken(@Nullable AdminToken newToken) {
    adminToken = newToken;
    return this;
  }

  /**
   * Sets the addresses of trusted proxies. The server believes what they say about the address by
   * which clients call, in {@code X-Forwarded-Proto}, {@code X-Forwarded-Host} and {@code
   * X-Forwarded-Port}. The default is none.
   */
  public TailbackBuilder trustedProxies(List<AddressBlock> newProxies) {
    trustedProxies = List.copyOf(newProxies);
    return this;
  }

  @Nullable AdminAccess adminAccess() {
    return adminToken == null ? null : new AdminAccess(adminToken, new ConsoleSessions(adminToken));
  }

  ConsoleWrites consoleWrites() {
    return new ConsoleWrites(console, upstream == null ? null : upstream.access());
  }

  /** Returns the access rules of the admin API. */
  Admission admission(@Nullable AdminAccess guard) {
    return accessKeys == null
        ? Admission.EVERYBODY
        : new Admission(
            authentication(accessKeys), guard == null ? exchange -> false : guard::isConsole);
  }

  private Authentication authentication(AccessKeys keys) {
    Authentication signed = new SignatureCheck(keys, Clock.systemUTC());
    return enforcesPolicies ? new AnonymousCallers(region, signed) : signed;
  }

  HttpSettings httpSettings() {
    return new HttpSettings(corsOrigins, allowedHosts, httpTimeouts, trustedProxies, tls);
  }

  /** Sets how queue URLs begin. The default is the address that the client used. */
  public TailbackBuilder queueUrls(QueueUrls newUrls) {
    queueUrls = newUrls;
    return this;
  }

  /**
   * Sets the queues to start with, and to restore when the emulator is reset, in the default
   * account and region. The default is none. Dead-letter queues come with their sources.
   */
  public TailbackBuilder queues(List<QueueSpec> newQueues) {
    queues = List.copyOf(newQueues);
    return this;
  }

  /**
   * Sets a configuration file's queues, throttles and faults, to start with and to restore when the
   * emulator is reset; its options are ignored. The default is none.
   */
  public TailbackBuilder configuration(Configuration newFile) {
    file = newFile;
    return this;
  }

  /**
   * Sets whether the queues' access policies are enforced. By default they are only stored and
   * shown.
   */
  public TailbackBuilder enforcePolicies(boolean areEnforced) {
    enforcesPolicies = areEnforced;
    return this;
  }

  /**
   * Sets the SQS that the server stands in front of: calls to SQS are sent on to it. Then the clock
   * can't be moved, every rule must end, and account and region are those in which clients see its
   * queues. The default is none.
   */
  public TailbackBuilder upstream(@Nullable Upstream newUpstream) {
    upstream = newUpstream;
    ruleSetting = newUpstream == null ? RuleSetting.OWN_QUEUES : RuleSetting.IN_FRONT;
    if (newUpstream != null) {
      account = newUpstream.queues().home().account();
      region = newUpstream.queues().home().region();
    }
    return this;
  }

  /**
   * Sets the file that gets the differences between the upstream's answers and Tailback's own. The
   * default, {@code null}, compares nothing. Requires {@link #upstream}.
   */
  public TailbackBuilder compare(@Nullable Path newFile) {
    compareFile = newFile;
    return this;
  }

  /**
   * Sets the file that the state is restored from at the start, if it exists, and saved to when the
   * server is closed. The default is none: all state is lost then.
   *
   * <p>A running clock is restored to the time it would show if the server had not been closed; a
   * paused one to the time at which it was paused. Restored state takes precedence over the queues,
   * alarms, scalable targets, throttles and faults that are set here.
   */
  public TailbackBuilder snapshot(@Nullable Path newFile) {
    snapshot = newFile;
    return this;
  }

  /** Sets about how much memory metrics may take. The default is a tenth of the heap. */
  public TailbackBuilder maxMetricBytes(long bytes) {
    maxMetricBytes = bytes;
    return this;
  }

  /** Sets the clock of the queues. The default follows the system clock. */
  public TailbackBuilder clock(EngineClock newClock) {
    clock = newClock;
    return this;
  }

  /** Sets the engine settings for all queues. The default is Amazon's limits. */
  public TailbackBuilder engineSettings(EngineSettings newSettings) {
    engineSettings = newSettings;
    return this;
  }

  /** Changes the engine settings for all queues. */
  public TailbackBuilder engineSettings(UnaryOperator<EngineSettings> change) {
    return engineSettings(change.apply(engineSettings));
  }

  /** Sets the scripts that run once the server answers calls but before it is ready. */
  public TailbackBuilder initScripts(InitScripts newScripts) {
    initScripts = newScripts;
    return this;
  }

  /**
   * Starts a server, and returns it when it is ready.
   *
   * @throws InitScriptException if an init script fails and that stops the server
   * @throws ConfigException if SQS would refuse a queue, or the admin API a throttle or fault, or
   *     if the snapshot can't be used
   * @throws IllegalStateException with a {@link java.net.SocketException} as its cause, if it
   *     cannot listen on a port
   */
  public Tailback start() {
    Tailback tailback = new Tailback(this);
    tailback.beReady(initScripts, region);
    return tailback;
  }
}
