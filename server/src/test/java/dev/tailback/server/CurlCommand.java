package dev.tailback.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Does what curl does with {@code -s}, {@code -i}, {@code -X}, {@code -H}, {@code -d} and a URL.
 */
final class CurlCommand {
  private static final Pattern NUMBERS = Pattern.compile("\\[(\\d+)-(\\d+)]");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<String> data = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();
  private String method = "";
  private String url = "";
  private boolean withHead;

  CurlCommand(List<String> words) {
    Iterator<String> rest = words.iterator();
    if (!rest.next().equals("curl")) {
      throw new IllegalArgumentException("Not curl: " + words);
    }
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "-s" -> {}
        case "-i" -> withHead = true;
        case "-X" -> method = rest.next();
        case "-H" -> headers.addAll(List.of(rest.next().split(": ", 2)));
        case "-d" -> data.add(rest.next());
        default -> takeUrl(word);
      }
    }
    if (data.stream().anyMatch(text -> text.startsWith("@"))) {
      throw new IllegalArgumentException("Data from a file: " + words);
    }
  }

  private void takeUrl(String word) {
    if (!url.isEmpty() || !word.startsWith("http://") || word.matches(".*[{}#\\\\].*")) {
      throw new IllegalArgumentException("Neither an option nor the one URL: " + word);
    }
    url = word;
  }

  /** Makes the calls one after the other, and returns their answers. */
  String run() throws IOException, InterruptedException {
    StringBuilder answers = new StringBuilder();
    for (String each : urls()) {
      HttpResponse<String> answer = HTTP.send(request(each), BodyHandlers.ofString());
      if (withHead) {
        answers.append("HTTP/1.1 ").append(answer.statusCode()).append('\n');
        answer
            .headers()
            .map()
            .forEach((name, values) -> answers.append(name + ": " + values.get(0) + "\n"));
      }
      answers.append(answer.body());
    }
    return answers.toString();
  }

  /** Returns the URLs: one for each number in a range such as {@code [1-10]}. */
  private List<String> urls() {
    Matcher numbers = NUMBERS.matcher(url);
    if (!numbers.find()) {
      return List.of(url);
    }
    return IntStream.rangeClosed(
            Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
        .mapToObj(number -> numbers.replaceFirst(String.valueOf(number)))
        .toList();
  }

  private HttpRequest request(String each) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(each)).timeout(Duration.ofSeconds(30));
    if (!data.isEmpty() && !headers.contains("Content-Type")) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    String usual = data.isEmpty() ? "GET" : "POST";
    return request
        .method(method.isEmpty() ? usual : method, BodyPublishers.ofString(String.join("&", data)))
        .build();
  }
}
