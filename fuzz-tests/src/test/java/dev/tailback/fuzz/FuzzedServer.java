package dev.tailback.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.config.StartingRules;
import dev.tailback.engine.diagnosis.QueueDiagnoses;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.Invariants;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.Faults;
import dev.tailback.pressure.RuleSetting;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.Throttles;
import dev.tailback.server.ConfiguredState;
import dev.tailback.server.admin.Admin;
import dev.tailback.server.admin.AdminReply;
import dev.tailback.server.admin.Observations;
import dev.tailback.server.admin.OptionalParts;
import dev.tailback.server.admin.PendingAnswer;
import dev.tailback.server.admin.QueueNames;
import dev.tailback.server.admin.RuleFamilies;
import dev.tailback.server.cloudwatch.CloudWatchActions;
import dev.tailback.server.rules.GatedRules;
import dev.tailback.server.rules.RuleInterceptor;
import dev.tailback.server.rules.SqsNames;
import dev.tailback.server.scaling.PoolWatch;
import dev.tailback.server.scaling.ScalingAccess;
import dev.tailback.server.scaling.application.ApplicationScalingActions;
import dev.tailback.server.scaling.group.GroupActions;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Reply;
import dev.tailback.server.service.Service;
import dev.tailback.server.service.Services;
import dev.tailback.server.sqs.Actions;
import dev.tailback.server.sqs.request.QueueUrls;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.WireRequest;
import dev.tailback.server.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server without sockets whose clock is paused, so that the same input always has the same
 * effect. An exception that is neither a refusal nor a bad request ends the test.
 */
final class FuzzedServer implements AutoCloseable {
  private static final long NOON = 1_767_268_800_000L;
  private static final Caller ANONYMOUS = new Caller("000000000000", "us-east-1", "");
  private static final Pattern HANDLE = Pattern.compile("\"ReceiptHandle\":\"([^\"]+)\"");
  private static final Duration LONGEST_POLL = Duration.ofSeconds(20);
  private static final Configuration QUEUES =
      Configuration.of(
          "queues",
          """
          queues:
            q:
              deadLetterQueue: {name: dead, maxReceiveCount: 2}
            dead: {}
            q.fifo:
              ContentBasedDeduplication: true
          """);

  private final EngineGate gate =
      new EngineGate(EngineSettings.seeded(42), EngineClock.pausedAt(NOON));
  private final Services services;
  private final Admin admin;
  private final PoolWatch pools;
  private @Nullable WireResponse received;

  /** Starts with a few queues and messages. */
  FuzzedServer() {
    this(QUEUES);
    sqs("SendMessage", "{\"QueueUrl\":\"q\",\"MessageBody\":\"one\"}");
    sqs("SendMessage", "{\"QueueUrl\":\"q\",\"MessageBody\":\"two\"}");
    sqs("SendMessage", "{\"QueueUrl\":\"q.fifo\",\"MessageBody\":\"1\",\"MessageGroupId\":\"g\"}");
    received = sqs("ReceiveMessage", "{\"QueueUrl\":\"q\"}");
  }

  /**
   * @throws dev.tailback.config.ConfigException if a server can't start with the configuration
   */
  FuzzedServer(Configuration configuration) {
    Monitoring monitoring = gate.call(queues -> new Monitoring(queues, 1 << 20, () -> {}));
    LiveQueues live = gate.call(LiveQueues::new);
    QueueDiagnoses diagnoses = gate.call(queues -> new QueueDiagnoses(queues, live));
    Actions actions = new Actions(gate, QueueUrls.AS_CALLED);
    Throttles throttleRules = new Throttles(RuleSetting.OWN_QUEUES);
    Faults faultRules = new Faults(42, RuleSetting.OWN_QUEUES);
    GatedRules<ThrottleRule> throttles = new GatedRules<>(gate, throttleRules);
    GatedRules<FaultRule> faults = new GatedRules<>(gate, faultRules);
    Groups groups = gate.call(queues -> new Groups(queues.timeline(), monitoring.scaling()));
    ConfiguredState state =
        new ConfiguredState(
            gate,
            new StartingRules(SqsNames.of(actions), RuleSetting.OWN_QUEUES),
            throttles,
            faults,
            monitoring,
            ANONYMOUS,
            configuration,
            gate.clock().isPaused());
    services =
        new Services(
            actions.service().with(new RuleInterceptor(gate, actions, faultRules, throttleRules)),
            new CloudWatchActions(gate, monitoring).service(),
            new ApplicationScalingActions(
                    new ScalingAccess(gate, monitoring.scaling(), monitoring.alarms()))
                .service(),
            new GroupActions(gate, groups, monitoring.alarms()).service());
    pools = PoolWatch.start(gate, monitoring.scaling());
    admin =
        new Admin(
            gate,
            new QueueNames(ANONYMOUS.account(), ANONYMOUS.region()),
            state,
            new Observations(live, diagnoses, monitoring, pools, () -> {}),
            new RuleFamilies(SqsNames.of(actions), RuleSetting.OWN_QUEUES, throttles, faults),
            OptionalParts.NONE);
    state.restore();
  }

  private WireResponse sqs(String action, String body) {
    return answer(Requests.json("AmazonSQS." + action, body.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the receipt handle of the message in flight. */
  String handle() {
    Matcher found = HANDLE.matcher(Input.text(Objects.requireNonNull(received).body()));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** Answers a request as the server does, and checks the answer. */
  WireResponse answer(WireRequest request) {
    OneReply reply = call(request);
    if (reply.isOpen()) {
      gate.advance(LONGEST_POLL);
    }
    WireResponse response = reply.response();
    assertThat(response.status()).isBetween(200, 503).isNotEqualTo(500);
    WellFormed.check(response);
    return response;
  }

  /** Makes a call that throttles and faults may refuse, drop or delay. */
  void callWithRules(String action, String body) {
    OneReply reply =
        call(Requests.json("AmazonSQS." + action, body.getBytes(StandardCharsets.UTF_8)));
    if (reply.isOpen()) {
      gate.advance(LONGEST_POLL);
    }
  }

  private OneReply call(WireRequest request) {
    Protocol protocol = services.protocols().of(request);
    OneReply reply = new OneReply(protocol);
    try {
      Call call = protocol.read(request, ANONYMOUS);
      Service service = services.of(protocol);
      Action<?> action = service.actions().get(call.action());
      if (action == null) {
        throw protocol.unknownAction(call.action());
      }
      reply.to(call.action());
      service.interceptor().intercept(call, reply, (met, outcome) -> run(action, met, outcome));
    } catch (Refusal refusal) {
      reply.refuse(refusal);
    } catch (BadRequest problem) {
      reply.refuse(problem);
    }
    return reply;
  }

  private static <Q> void run(Action<Q> action, Call call, Reply outcome) {
    try {
      action.answer(action.read(call.input()), call, outcome);
    } catch (Refusal refusal) {
      outcome.refuse(refusal);
    }
  }

  /** Answers a request to the admin API. */
  Admin.Answer answerAdmin(String method, String path, String query, byte[] body) {
    Admin.Answer answer = now(admin.reply(method, path, query, body));
    if (answer.type().equals("application/json")) {
      WellFormed.checkJson(answer.document());
    }
    return answer;
  }

  /**
   * Returns an answer without waiting in real time: if necessary, the one at the end of its wait.
   */
  private static Admin.Answer now(AdminReply reply) {
    if (reply instanceof PendingAnswer pending) {
      Admin.Answer first = pending.look();
      return first == null ? pending.end() : first;
    }
    return (Admin.Answer) reply;
  }

  /** Lets everything pending take effect, and checks the invariants. */
  void settle() {
    Invariants.check(gate);
    gate.advance(Duration.ofSeconds(61));
    Invariants.check(gate);
  }

  void advance(Duration by) {
    gate.advance(by);
  }

  @Override
  public void close() {
    pools.close();
    gate.close();
  }
}
