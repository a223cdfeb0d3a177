package dev.tailback.server.cli;

import dev.tailback.client.workers.WorkerTarget;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Profile;
import dev.tailback.server.auth.AccessKeys;
import dev.tailback.server.auth.AccessKeysException;
import dev.tailback.server.auth.AdminToken;
import dev.tailback.server.console.ConsoleMode;
import dev.tailback.server.forward.UpstreamAccess;
import dev.tailback.server.http.HttpTimeouts;
import dev.tailback.server.localstack.InitScripts;
import dev.tailback.server.log.LogLevel;
import dev.tailback.server.wire.AddressBlock;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Picocli converters for the values of options. Each rejects bad values with "'x' is not ...". */
final class OptionValues {
  private static final Pattern HOST = Pattern.compile("[^\\s\\[\\]]+");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern ORIGIN = Pattern.compile("\\*|[a-z][a-z0-9+.-]*://[^/\\s]+");
  private static final Pattern ALLOWED_HOST =
      Pattern.compile("(\\*\\.)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final Pattern QUEUE = Pattern.compile("(?=.{1,80}$)[A-Za-z0-9_-]+(\\.fifo)?");
  private static final Pattern SWITCH = Pattern.compile("true|false");
  private static final int MAX_PORT = 65_535;

  private OptionValues() {}

  static String isNot(String value, String wanted) {
    return "'" + value + "' is not " + wanted;
  }

  private static String matching(Pattern pattern, String value, String wanted) {
    if (!pattern.matcher(value).matches()) {
      throw new TypeConversionException(isNot(value, wanted));
    }
    return value;
  }

  private static int number(String value, int from, int to, String wanted) {
    try {
      int number = Integer.parseInt(value);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The exception below says so.
    }
    throw new TypeConversionException(isNot(value, wanted));
  }

  private static <E extends Enum<E>> E word(E[] words, String value, String wanted) {
    return Stream.of(words)
        .filter(word -> word.toString().equals(value))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException(isNot(value, wanted)));
  }

  static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return number(value.strip(), 0, MAX_PORT, "a number from 0 to " + MAX_PORT);
    }
  }

  /** The base URL of a server: http or https, a host, and no query or fragment. */
  static final class BaseUrl implements ITypeConverter<URI> {
    @Override
    public URI convert(String value) {
      try {
        URI url = new URI(value);
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (isHttp
            && url.getHost() != null
            && url.getQuery() == null
            && url.getFragment() == null) {
          return url;
        }
      } catch (URISyntaxException e) {
        // The exception below says so.
      }
      throw new TypeConversionException(isNot(value, "a URL such as http://localhost:9324"));
    }
  }

  static final class Limit implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return number(value, 1, Integer.MAX_VALUE, "a whole number of at least 1");
    }
  }

  static final class Wait implements ITypeConverter<Duration> {
    private static final Pattern WAIT = Pattern.compile("([1-9]\\d{0,5})(s|m|h)");

    @Override
    public Duration convert(String value) {
      Matcher wait = WAIT.matcher(value);
      Duration duration = wait.matches() ? duration(wait.group(1), wait.group(2)) : Duration.ZERO;
      if (duration.isZero() || duration.compareTo(HttpTimeouts.MAX) > 0) {
        throw new TypeConversionException(
            isNot(value, "a duration of at most a week such as 30s, 5m or 1h"));
      }
      return duration;
    }

    private static Duration duration(String digits, String unit) {
      long number = Long.parseLong(digits);
      return switch (unit) {
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }

  static final class Target implements ITypeConverter<WorkerTarget> {
    @Override
    public WorkerTarget convert(String value) {
      try {
        return WorkerTarget.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(isNot(value, "a target: " + e.getMessage()));
      }
    }
  }

  /** Like {@link Wait}, but may be zero. */
  static final class Grace implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      return value.equals("0s") ? Duration.ZERO : new Wait().convert(value);
    }
  }

  /** A file that is read immediately, and again when it changes. */
  static final class AccessKeysFile implements ITypeConverter<FromFile<AccessKeys>> {
    @Override
    public FromFile<AccessKeys> convert(String value) {
      try {
        Path file = Path.of(value);
        return new FromFile<>(file, AccessKeys.inFile(file));
      } catch (InvalidPathException e) {
        throw new TypeConversionException(isNot(value, "a file"));
      } catch (AccessKeysException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  static final class StoredBytes implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      long bytes = MemorySize.bytes(value);
      if (bytes < 1) {
        throw new TypeConversionException(
            isNot(value, "a size such as 64MiB, 512MB, 1000000 or 50% of the heap"));
      }
      return bytes;
    }
  }

  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      try {
        return Long.valueOf(value);
      } catch (NumberFormatException e) {
        throw new TypeConversionException(isNot(value, "a whole number of 64 bits"));
      }
    }
  }

  static final class Host implements ITypeConverter<String> {
    static final String WANTED = "an address of this machine";

    @Override
    public String convert(String value) {
      return matching(HOST, value, WANTED);
    }
  }

  static final class Account implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return matching(ACCOUNT, value, "twelve digits");
    }
  }

  static final class Region implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return matching(REGION, value, "a region such as us-east-1");
    }
  }

  static final class Origin implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return matching(ORIGIN, value.strip(), "an origin such as http://localhost:3000, or *");
    }
  }

  static final class AllowedHost implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return matching(
          ALLOWED_HOST,
          value.strip(),
          "a host without port such as tailback.example.com or *.example.com");
    }
  }

  static final class QueueName implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return matching(QUEUE, value.strip(), "a queue's name such as orders or orders.fifo");
    }
  }

  static final class QueueArn implements ITypeConverter<QueueAddress> {
    @Override
    public QueueAddress convert(String value) {
      QueueAddress address = QueueAddress.ofArn(value.strip());
      if (address == null
          || !QueueAddress.isAccount(address.account())
          || !REGION.matcher(address.region()).matches()
          || !QUEUE.matcher(address.name()).matches()) {
        throw new TypeConversionException(
            isNot(value, "a queue's ARN such as arn:aws:sqs:eu-west-1:123456789012:orders"));
      }
      return address;
    }
  }

  static final class Allowed implements ITypeConverter<UpstreamAccess> {
    @Override
    public UpstreamAccess convert(String value) {
      UpstreamAccess[] words = {UpstreamAccess.MESSAGES, UpstreamAccess.ADMIN};
      return word(words, value, "messages or admin");
    }
  }

  static final class OnInitFailure implements ITypeConverter<InitScripts.OnFailure> {
    @Override
    public InitScripts.OnFailure convert(String value) {
      return word(InitScripts.OnFailure.values(), value, "stop or report");
    }
  }

  static final class Clock implements ITypeConverter<ClockMode> {
    private static final Map<String, String> OLD_NAMES =
        Map.of("system", "running", "manual", "paused");

    @Override
    public ClockMode convert(String value) {
      return word(ClockMode.values(), OLD_NAMES.getOrDefault(value, value), "running or paused");
    }
  }

  static final class Switch implements ITypeConverter<Boolean> {
    @Override
    public Boolean convert(String value) {
      return matching(SWITCH, value, "true or false").equals("true");
    }
  }

  static final class Console implements ITypeConverter<ConsoleMode> {
    @Override
    public ConsoleMode convert(String value) {
      return word(ConsoleMode.values(), value, "on, read-only or off");
    }
  }

  static final class Log implements ITypeConverter<LogLevel> {
    @Override
    public LogLevel convert(String value) {
      return word(LogLevel.values(), value, "off, refusals or requests");
    }
  }

  static final class ProfileName implements ITypeConverter<Profile> {
    @Override
    public Profile convert(String value) {
      return word(Profile.values(), value, "dev, aws or test");
    }
  }

  static final class Proxy implements ITypeConverter<AddressBlock> {
    @Override
    public AddressBlock convert(String value) {
      try {
        return AddressBlock.parse(value.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            isNot(value, "an IP address such as 10.1.2.3, or a block such as 10.0.0.0/8"));
      }
    }
  }

  /** A file whose first line is the admin token. */
  static final class AdminTokenFile implements ITypeConverter<FromFile<AdminToken>> {
    @Override
    public FromFile<AdminToken> convert(String value) {
      try {
        Path file = Path.of(value);
        return new FromFile<>(file, AdminToken.read(file));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Where a certificate is kept: {@code on} for the default file, {@code off}, or a file. */
  static final class SelfSigned implements ITypeConverter<Path> {
    static final String ON = "on";
    private static final Path OFF = Path.of("");
    private static final Path USUAL = Path.of("tailback-cert.pem");

    @Override
    public Path convert(String value) {
      return switch (value) {
        case ON, "true" -> USUAL;
        case "off", "false" -> OFF;
        default -> file(value);
      };
    }

    /** Returns the file that the option names, {@code null} if it is off or not given. */
    static @Nullable Path fileOf(@Nullable Path option) {
      return OFF.equals(option) ? null : option;
    }

    private static Path file(String value) {
      if (value.isBlank() || value.endsWith("/")) {
        throw new TypeConversionException(
            isNot(value, "a file for the certificate such as tailback-cert.pem, on or off"));
      }
      return Path.of(value);
    }
  }
}
