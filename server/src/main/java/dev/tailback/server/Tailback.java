package dev.tailback.server;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Configuration;
import dev.tailback.config.MonitoringSettings;
import dev.tailback.engine.diagnosis.QueueDiagnoses;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.server.admin.Admin;
import dev.tailback.server.admin.EventFeed;
import dev.tailback.server.admin.LabDesk;
import dev.tailback.server.admin.Observations;
import dev.tailback.server.admin.OptionalParts;
import dev.tailback.server.admin.QueueNames;
import dev.tailback.server.auth.PolicyGuard;
import dev.tailback.server.auth.QueuePolicies;
import dev.tailback.server.cloudwatch.CloudWatchActions;
import dev.tailback.server.compare.Comparison;
import dev.tailback.server.console.EventWriter;
import dev.tailback.server.console.FrameReader;
import dev.tailback.server.console.LiveFeed;
import dev.tailback.server.console.QueueDetails;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamCalls;
import dev.tailback.server.forward.seen.Seeing;
import dev.tailback.server.http.AdminAccess;
import dev.tailback.server.http.AdminHandler;
import dev.tailback.server.http.ConsoleHandler;
import dev.tailback.server.http.ConsoleWrites;
import dev.tailback.server.http.HealthHandler;
import dev.tailback.server.http.HttpListener;
import dev.tailback.server.http.LocalStackHandler;
import dev.tailback.server.http.LocalUrl;
import dev.tailback.server.http.MemoryAccount;
import dev.tailback.server.http.PeekHandler;
import dev.tailback.server.http.Router;
import dev.tailback.server.http.ScrapeHandler;
import dev.tailback.server.http.SqsHandler;
import dev.tailback.server.http.StreamHandler;
import dev.tailback.server.localstack.InitScriptException;
import dev.tailback.server.localstack.InitScripts;
import dev.tailback.server.localstack.InternalEndpoints;
import dev.tailback.server.localstack.PeekMessages;
import dev.tailback.server.localstack.PeekRequest;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.outgoing.OutgoingHttp;
import dev.tailback.server.prometheus.Scrape;
import dev.tailback.server.rules.GatedRules;
import dev.tailback.server.rules.RetryCounter;
import dev.tailback.server.scaling.PoolWatch;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.scaling.application.ApplicationScalingActions;
import dev.tailback.server.scaling.group.GroupActions;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.CallCount;
import dev.tailback.server.service.Interceptor;
import dev.tailback.server.service.Services;
import dev.tailback.server.sqs.Actions;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.tls.Tls;
import dev.tailback.server.wire.Caller;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

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
 *   <li>All state is in memory and is lost when the server is closed, unless there is a file for a
 *       {@linkplain TailbackBuilder#snapshot snapshot}.
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
  private final Monitoring monitoring;
  private final ServerRules rules;
  private final OutgoingHttp outgoing;
  private final PoolWatch pools;
  private final CallLog log;
  private final QueueDiagnoses diagnoses;
  private final LiveFeed feed;
  private final @Nullable LabDesk lab;
  private final EventFeed events;
  private final @Nullable Forwarding forwarding;
  private final HttpListener listener;
  private final String host;
  private final @Nullable Tls tls;
  private final ServerSnapshot snapshot;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean ready;

  Tailback(TailbackBuilder builder) {
    if (builder.ruleSetting.isInFront()) {
      InFrontSettings.check(builder);
    }
    snapshot = new ServerSnapshot(builder);
    host = builder.host;
    tls = builder.tls;
    gate = new EngineGate(builder.engineSettings, builder.clock);
    gate.run(queues -> queues.whenFull(Tailback::warnOfFullStore));
    monitoring =
        gate.call(
            queues -> new Monitoring(queues, builder.maxMetricBytes, Tailback::warnOfFullMetrics));
    LiveQueues live = gate.call(LiveQueues::new);
    diagnoses = gate.call(queues -> new QueueDiagnoses(queues, live));
    Configuration configuration = builder.configuration();
    outgoing = new OutgoingHttp(configuration.outgoing());
    QueuePolicies policies = builder.enforcesPolicies ? new QueuePolicies() : null;
    MonitoringSettings settings = configuration.monitoring();
    gate.run(queues -> monitoring.metrics().publishLag(settings.publishLag().toMillis()));
    Outlets.open(gate, monitoring, settings, outgoing, policies);
    Groups groups = gate.call(queues -> new Groups(queues.timeline(), monitoring.scaling()));
    Caller anonymous = new Caller(builder.account, builder.region, "");
    Actions actions = new Actions(gate, builder.queueUrls);
    rules = new ServerRules(builder, gate, actions);
    ConfiguredState state =
        new ConfiguredState(
            gate,
            rules.starting(),
            rules.throttles(),
            rules.faults(),
            monitoring,
            anonymous,
            configuration,
            snapshot.startsPaused());
    snapshot.open(gate, monitoring, groups, rules);
    configure(state);
    Interceptor ruled = rules.interceptor();
    Interceptor allowed = policies == null ? ruled : new PolicyGuard(gate, policies, ruled);
    CallCount callCount = new CallCount(new RetryCounter(gate, allowed));
    lab = builder.lab == null ? null : builder.lab.open(callCount::calls);
    log = CallLog.start(builder.logLevel, builder.logOutput, gate);
    MemoryAccount memory = MemoryAccount.beside(InFrontSettings.maxStoredBytes(builder));
    Services services =
        new Services(
            actions.service().with(callCount),
            new CloudWatchActions(gate, monitoring).service(),
            new ApplicationScalingActions(
                    new ScalingAccess(gate, monitoring.scaling(), monitoring.alarms()))
                .service(),
            new GroupActions(gate, groups, monitoring.alarms()).service());
    AdminAccess adminAccess = builder.adminAccess();
    forwarding = Forwarding.start(builder, gate, monitoring.alarms());
    Seeing seeing = forwarding == null ? null : forwarding.seeing();
    ConsoleWrites consoleWrites = builder.consoleWrites();
    SqsHandler handler =
        new SqsHandler(
            services,
            anonymous,
            memory,
            log,
            consoleWrites,
            builder.admission(adminAccess),
            forwarding == null ? null : forwarding.forwarder());
    QueueNames names = new QueueNames(builder.account, builder.region);
    pools = PoolWatch.start(gate, monitoring.scaling());
    Admin admin =
        new Admin(
            gate,
            names,
            state,
            new Observations(
                live, diagnoses, monitoring, pools, seeing == null ? () -> {} : seeing::look),
            rules.families(),
            new OptionalParts(
                forwarding == null ? null : forwarding.comparisonStatus(),
                snapshot.snapshots(),
                lab));
    Action<?> peek = new PeekMessages(new QueueAccess(gate, builder.queueUrls));
    feed =
        new LiveFeed(
            gate,
            new FrameReader(gate.clock(), live, diagnoses, monitoring.alarms(), seeing),
            new QueueDetails(gate, live, diagnoses),
            new EventWriter(
                version(),
                builder.console,
                names,
                adminAccess != null,
                builder.upstream,
                comparison() != null));
    events = new EventFeed(gate);
    LocalStackHandler localStack =
        new LocalStackHandler(new InternalEndpoints(version(), () -> ready, builder.initScripts));
    Router router =
        new Router(handler)
            .route(new ConsoleHandler(builder.console))
            .route(new HealthHandler(() -> ready))
            .route(LocalStackHandler.HEALTH_PATH, localStack)
            .guardedBy(adminAccess, memory)
            .route(StreamHandler.PATH, new StreamHandler(builder.console, feed, names))
            .route(Admin.PATH, new AdminHandler(admin, events, memory, consoleWrites))
            .route(InternalEndpoints.PATH, localStack)
            .route(PeekRequest.PATH, new PeekHandler(peek, anonymous, memory, log))
            .route(new ScrapeHandler(new Scrape(gate, rules.throttles(), rules.faults(), seeing)));
    listener = listen(router, services, builder);
    outgoing.setOwnPorts(listener.ports());
    if (forwarding != null) {
      listener.lendThreads(forwarding.forwarder());
    }
  }

  /**
   * Runs the init scripts, after which it is ready.
   *
   * @throws InitScriptException if one fails and that stops the server
   */
  void beReady(InitScripts scripts, String region) {
    try {
      scripts.run(endpoint(), region);
      ready = true;
    } catch (InitScriptException e) {
      close();
      throw e;
    }
  }

  private void configure(ConfiguredState state) {
    try {
      snapshot.restore(state);
    } catch (ConfigException e) {
      outgoing.close();
      gate.close();
      throw e;
    }
  }

  private HttpListener listen(Router router, Services services, TailbackBuilder builder) {
    try {
      return HttpListener.start(
          router, builder.httpSettings(), services.protocols(), log, builder.addresses());
    } catch (RuntimeException e) {
      outgoing.close();
      pools.close();
      gate.close();
      log.close();
      throw e;
    }
  }

  private static void warnOfFullMetrics() {
    LOG.log(
        System.Logger.Level.WARNING,
        "The metrics have reached their memory limit: their oldest hours are dropped.");
  }

  private static void warnOfFullStore() {
    LOG.log(
        System.Logger.Level.WARNING,
        "The store is full: sends are refused until messages are deleted.");
  }

  /** Returns the version of this build, or a note that it was not loaded from a jar. */
  public static String version() {
    return Objects.requireNonNullElse(
        Tailback.class.getPackage().getImplementationVersion(), "(not from a jar)");
  }

  /** Returns a builder for a server that listens on a free port of 127.0.0.1. */
  public static TailbackBuilder builder() {
    return new TailbackBuilder();
  }

  /** Returns the gate through which code in this JVM reaches the queues and the clock. */
  public EngineGate gate() {
    return gate;
  }

  /**
   * Returns the metrics, alarms and scalable targets. What they hand out is used only inside the
   * gate.
   */
  public Monitoring monitoring() {
    return monitoring;
  }

  /** Returns the diagnoses of queues. Used only inside the gate. */
  public QueueDiagnoses diagnoses() {
    return diagnoses;
  }

  /** Returns the active throttles. */
  public GatedRules<ThrottleRule> throttles() {
    return rules.throttles();
  }

  /** Returns the active fault rules. */
  public GatedRules<FaultRule> faults() {
    return rules.faults();
  }

  /** Returns the first port that it listens on. */
  public int port() {
    return listener.port();
  }

  /** Returns the ports that it listens on, in the order they were given. */
  public List<Integer> ports() {
    return listener.ports();
  }

  /** Returns its upstream, {@code null} if the queues are its own. */
  public @Nullable Upstream upstream() {
    return forwarding == null ? null : forwarding.forwarder().upstream();
  }

  /** Returns how many calls it has sent to its upstream. */
  public UpstreamCalls upstreamCalls() {
    return forwarding == null ? UpstreamCalls.NONE : forwarding.forwarder().calls();
  }

  /** Returns the comparison of the upstream's answers, {@code null} if there is none. */
  public @Nullable Comparison comparison() {
    return forwarding == null ? null : forwarding.comparison();
  }

  /** Returns the URL to use as endpoint override in an AWS SDK. */
  public URI endpoint() {
    return LocalUrl.of(tls == null ? "http" : "https", host, port());
  }

  /** Returns whether it began with the state of a snapshot. */
  public boolean isRestored() {
    return snapshot.isRestored();
  }

  /** Returns its TLS certificate, or {@code null} for plain HTTP. */
  public @Nullable Tls tls() {
    return tls;
  }

  /** Closes the server. Calls after the first do nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    ready = false;
    if (lab != null) {
      lab.close();
    }
    outgoing.close();
    pools.close();
    feed.close();
    events.close();
    gate.run(
        queues -> {
          snapshot.keepForStop();
          rules.clear();
        });
    gate.close();
    if (forwarding != null) {
      forwarding.stop();
    }
    listener.stop();
    if (forwarding != null) {
      forwarding.close();
    }
    snapshot.saveAtStop();
    log.close();
  }
}
