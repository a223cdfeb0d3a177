package dev.tailback.server.cli;

import dev.tailback.server.copy.CopiedQueues;
import dev.tailback.server.copy.QueueCopy;
import dev.tailback.server.copy.SourceException;
import dev.tailback.server.forward.CredentialsException;
import dev.tailback.server.forward.signing.AwsRegion;
import dev.tailback.server.forward.signing.AwsSigner;
import dev.tailback.server.tls.TlsException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the queues of Amazon's SQS, or of another endpoint, as a configuration file. */
@Command(
    name = "copy",
    description = {
      "Writes the queues of Amazon's SQS, or of another endpoint, as a configuration file:"
          + " attributes, tags and dead-letter queues, but no messages.",
      "Calls ListQueues, GetQueueAttributes and ListQueueTags, with the credentials that the AWS"
          + " SDKs would find.",
      "Exit code 0: everything was copied, 1: some queues only in part, as comments say, 2:"
          + " nothing was."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class Copy implements Callable<Integer> {
  private static final int IN_PART = 1;
  private static final int NOTHING = 2;
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final String USUAL_REGION = "us-east-1";
  private static final String ANY_CREDENTIALS =
      "; an emulator mostly takes any: AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "<aws|url>",
      converter = SqsEndpoint.Converter.class,
      description = "Where the queues are: aws, or the URL of an endpoint.")
  private SqsEndpoint from = SqsEndpoint.AMAZON;

  @Option(
      names = "--region",
      paramLabel = "<region>",
      converter = OptionValues.Region.class,
      description = "Region of the queues (default: that of AWS_REGION or the AWS profile).")
  private @Nullable String region;

  @Option(
      names = "--aws-profile",
      paramLabel = "<profile>",
      description =
          "AWS profile with the credentials (default: all places where the AWS SDKs look).")
  private @Nullable String profile;

  @Option(
      names = "--queue-prefix",
      defaultValue = "",
      paramLabel = "<prefix>",
      description = "Copy only queues whose names begin with this.")
  private String prefix = "";

  @Mixin private OutputFile out = new OutputFile();

  @Mixin private TrustOptions trust = new TrustOptions();

  @Override
  public Integer call() throws InterruptedException {
    try {
      out.check();
      CopiedQueues queues = copy().read(prefix);
      out.write(queues.file(), commandLine().getOut());
      report(queues);
      return queues.areComplete() ? CommandLine.ExitCode.OK : IN_PART;
    } catch (CredentialsException e) {
      return failed(e.getMessage() + (from.isAmazon() ? "" : ANY_CREDENTIALS));
    } catch (SourceException | TlsException | IllegalArgumentException e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return failed("can't write the file: " + e);
    }
  }

  private QueueCopy copy() {
    String where = region == null ? AwsRegion.find(profile) : region;
    if (where == null && from.isAmazon()) {
      throw new IllegalArgumentException("no region is set: use --region or AWS_REGION");
    }
    String known = Objects.requireNonNullElse(where, USUAL_REGION);
    return new QueueCopy(
        client(from.isAmazon() ? null : trust.context()),
        root(from.in(known)),
        known,
        new AwsSigner(profile));
  }

  /** Returns a URL with a path, which is what is sent and signed. */
  private static URI root(URI url) {
    return url.getRawPath().isEmpty() ? url.resolve("/") : url;
  }

  private static HttpClient client(@Nullable SSLContext trusted) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTING);
    return trusted == null ? builder.build() : builder.sslContext(trusted).build();
  }

  private void report(CopiedQueues queues) {
    if (!queues.areComplete()) {
      ErrorOutput.print(
          commandLine(), "some queues could not be read: comments in the file say which, and why");
    }
    if (out.file() != null) {
      commandLine().getOut().println("Copied " + queues.count() + " queues to " + out.file() + ".");
    }
  }

  private int failed(String reason) {
    ErrorOutput.print(commandLine(), reason);
    return NOTHING;
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
