package dev.tailback.server.cli;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.forward.ForwardedQueues;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamAccess;
import dev.tailback.server.forward.signing.AwsSigner;
import dev.tailback.server.forward.signing.CallerAccount;
import dev.tailback.server.tls.TrustedServers;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for a server in front of another SQS. */
final class UpstreamOptions {
  static final String UPSTREAM = "--upstream";

  @Option(
      names = UPSTREAM,
      paramLabel = "<aws|url>",
      converter = SqsEndpoint.Converter.class,
      description =
          "Forward calls to another SQS: aws, or a base URL such as http://localhost:9325"
              + " (default: the queues are here).")
  private @Nullable SqsEndpoint upstream;

  @Option(
      names = "--upstream-queue",
      split = ",",
      paramLabel = "<name>=<arn>",
      converter = {OptionValues.QueueName.class, OptionValues.QueueArn.class},
      description =
          "A queue to forward: the name that clients use, and its ARN upstream; comma-separated.")
  private Map<String, QueueAddress> queues = new LinkedHashMap<>();

  @Option(
      names = "--upstream-any-queue",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "<true|false>",
      converter = OptionValues.Switch.class,
      description =
          "Also forward calls to queues that are not named (default: false with aws, otherwise"
              + " true if none is named).")
  private boolean takesAny;

  @Option(
      names = "--upstream-allow",
      defaultValue = "messages",
      paramLabel = "<messages|admin>",
      converter = OptionValues.Allowed.class,
      description =
          "admin: forward calls that create, change, purge or delete queues, too (default:"
              + " ${DEFAULT-VALUE}).")
  private UpstreamAccess access = UpstreamAccess.MESSAGES;

  @Option(
      names = "--upstream-read-only",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "<true|false>",
      converter = OptionValues.Switch.class,
      description = "Forward only calls that read (default: ${DEFAULT-VALUE}).")
  private boolean isReadOnly;

  @Option(
      names = "--upstream-ca",
      paramLabel = "<file>",
      description =
          "Certificates of authorities that sign the upstream's, a PEM file (default: those that"
              + " Java trusts).")
  private @Nullable Path authorities;

  @Option(
      names = "--compare",
      arity = "0..1",
      fallbackValue = "compare.jsonl",
      paramLabel = "<file>",
      description =
          "Compare the upstream's answers with Tailback's own, for queues that are created in this"
              + " run, and write differences to a file (default: compare.jsonl).")
  private @Nullable Path compareFile;

  /** Returns the file for differences, {@code null} if nothing is compared. */
  @Nullable Path compareFile() {
    return compareFile;
  }

  /** Returns whether the server stands in front of another SQS. */
  boolean areSet() {
    return upstream != null;
  }

  /**
   * Returns the upstream, {@code null} if the queues are the server's own. Looks up credentials
   * and, with {@code aws}, their account.
   *
   * @param given the account and region of the other options
   * @throws IllegalArgumentException with a sentence for the user, if the options contradict each
   *     other
   * @throws dev.tailback.server.forward.CredentialsException if there are no credentials
   */
  @Nullable Upstream upstream(QueueAddress given) {
    checkTogether();
    if (upstream == null) {
      return null;
    }
    boolean isAws = upstream.isAmazon();
    Function<String, URI> endpoints =
        upstream.url() == null ? upstream::in : Upstream.at(upstream.url());
    // A local variable, not a parameter of a method: picocli would load its class at each start.
    AwsSigner signer = new AwsSigner(null);
    signer.prepare();
    return new Upstream(
        endpoints,
        isReadOnly ? UpstreamAccess.READ_ONLY : access,
        new ForwardedQueues(
            isAws ? in(CallerAccount.find(signer, given.region()), given) : given,
            queues,
            takesAny || (!isAws && queues.isEmpty())),
        signer,
        authorities == null ? null : TrustedServers.signedBy(authorities));
  }

  private void checkTogether() {
    if (upstream == null && compareFile != null) {
      throw new IllegalArgumentException("--compare requires --upstream");
    }
    if (upstream == null && hasOthers()) {
      throw new IllegalArgumentException("the other --upstream options require it");
    }
    if (upstream != null && upstream.isAmazon() && queues.isEmpty() && !takesAny) {
      throw new IllegalArgumentException(
          "no queue is forwarded: name them with --upstream-queue, or set --upstream-any-queue");
    }
    if (isReadOnly && access == UpstreamAccess.ADMIN) {
      throw new IllegalArgumentException(
          "--upstream-read-only and --upstream-allow admin contradict each other");
    }
  }

  private boolean hasOthers() {
    return !queues.isEmpty()
        || takesAny
        || isReadOnly
        || access == UpstreamAccess.ADMIN
        || authorities != null;
  }

  private static QueueAddress in(@Nullable String account, QueueAddress given) {
    return account == null ? given : new QueueAddress(account, given.region(), given.name());
  }

  /**
   * Returns why the other options contradict an upstream, if they do.
   *
   * @param host where it listens
   * @param ports on which ports
   * @param hasQueues whether queues are to be created at the start
   */
  Optional<String> contradiction(
      String host, List<Integer> ports, boolean hasAccessKeys, boolean hasQueues) {
    if (upstream == null) {
      return Optional.empty();
    }
    if (isThisServer(ports)) {
      return Optional.of("'" + upstream + "' is this server itself");
    }
    if (hasQueues) {
      return Optional.of("the queues are the upstream's, so none can be created at the start");
    }
    if (!hasAccessKeys && !OpenWarning.isLoopback(host)) {
      return Optional.of(
          "everybody who reaches "
              + host
              + " could use your credentials: listen on 127.0.0.1, or set --access-keys");
    }
    return Optional.empty();
  }

  private boolean isThisServer(List<Integer> ports) {
    URI url = upstream == null ? null : upstream.url();
    return url != null && ports.contains(url.getPort()) && OpenWarning.isLoopback(url.getHost());
  }
}
