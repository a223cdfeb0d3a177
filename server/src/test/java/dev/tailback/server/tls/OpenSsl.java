package dev.tailback.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Creates keys and certificates with OpenSSL, in a directory. */
public final class OpenSsl {
  private final Path directory;

  /** Works in a directory. */
  public OpenSsl(Path directory) {
    this.directory = directory;
  }

  /** Runs an OpenSSL command of words separated by spaces. */
  public void run(String command) {
    List<String> words = new ArrayList<>(List.of("openssl"));
    words.addAll(List.of(command.split(" ", -1)));
    try {
      Process process =
          new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a file of the directory. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** Writes a certificate of {@code localhost} to {@code cert.pem} for the key in a file. */
  Path certify(String key) {
    return certify(key, "localhost");
  }

  /** Writes a certificate with this name to {@code cert.pem} for the key in a file. */
  public Path certify(String key, String name) {
    run("req -x509 -key " + key + " -out cert.pem -days 30 -subj /CN=" + name);
    return file("cert.pem");
  }
}
