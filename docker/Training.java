import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Makes an emulator do a bit of everything, so that its JVM records the classes it needs: starts it
 * by the given command line, calls it in both protocols, and ends it by SIGTERM.
 *
 * <p>A single-file program, which the JDK runs from its source.
 */
public final class Training {
  private static final int ROUNDS = 40;
  private static final int TERMINATED = 143;

  private static final String FILE =
      """
      port: %d
      queues:
        jobs:
          VisibilityTimeout: 60
          deadLetterQueue: {name: jobs-dlq, maxReceiveCount: 3}
        jobs-dlq:
        jobs.fifo:
          ContentBasedDeduplication: true
      throttles:
        - {queue: slow, actions: [SendMessage], rate: 50, burst: 10}
      faults:
        - {queue: slow, actions: [ReceiveMessage], error: {code: OverLimit}}
      """;

  private static final Pattern JSON_HANDLE = Pattern.compile("\"ReceiptHandle\":\"([^\"]+)\"");
  private static final Pattern XML_HANDLE = Pattern.compile("<ReceiptHandle>([^<]+)<");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI endpoint;

  private Training(int port) {
    endpoint = URI.create("http://localhost:" + port);
  }

  public static void main(String[] args) throws Exception {
    int port = freePort();
    Path file = Files.createTempFile("training", ".yaml");
    file.toFile().deleteOnExit();
    Files.writeString(file, FILE.formatted(port));
    List<String> command = new ArrayList<>(List.of(args));
    command.addAll(List.of("--config", file.toString()));
    new Training(port).train(command);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void train(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    // The rest may hold options of Tailback's, or of the JVM's.
    builder.environment().keySet().retainAll(Set.of("HOME", "PATH"));
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    train(process);
    process.destroy();
    if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != TERMINATED) {
      throw new IllegalStateException("did not end as told");
    }
  }

  private void train(Process process) throws Exception {
    while (!isReady()) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("ended with " + process.exitValue());
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      json("jobs", round);
      json("jobs.fifo", round);
      query("jobs", round);
      query("jobs.fifo", round);
      refusals();
    }
    longPoll();
    admin();
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/health").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private void json(String queue, int round) throws Exception {
    String url = url(queue);
    json("GetQueueUrl", "{'QueueName':'%s'}", queue);
    json("GetQueueAttributes", "{'QueueUrl':'%s','AttributeNames':['All']}", url);
    jsonSends(url, round, queue.endsWith(".fifo") ? ",'MessageGroupId':'g'" : "");
    String all = "'AttributeNames':['All'],'MessageAttributeNames':['All']";
    String receive = "{'QueueUrl':'%s','MaxNumberOfMessages':10," + all + "}";
    List<String> handles = handles(JSON_HANDLE, json("ReceiveMessage", receive, url));
    String first = "{'QueueUrl':'%s','ReceiptHandle':'%s'";
    json("ChangeMessageVisibility", first + ",'VisibilityTimeout':30}", url, handles.get(0));
    json("DeleteMessage", first + "}", url, handles.get(0));
    String entries = "{'Id':'a','ReceiptHandle':'%s'},{'Id':'b','ReceiptHandle':'%s'}";
    String others = "{'QueueUrl':'%s','Entries':[" + entries + "]}";
    json("DeleteMessageBatch", others, url, handles.get(1), handles.get(2));
    json("ListQueues", "{}");
  }

  private void jsonSends(String url, int round, String group) throws Exception {
    String attributes = "'MessageAttributes':{'a':{'DataType':'String','StringValue':'b'}}";
    String message = "{'QueueUrl':'%s','MessageBody':'json %d'," + attributes + group + "}";
    json("SendMessage", message, url, round);
    String one = "{'Id':'a','MessageBody':'a %d'" + group + "}";
    String other = "{'Id':'b','MessageBody':'b %d'" + group + "}";
    String batch = "{'QueueUrl':'%s','Entries':[" + one + "," + other + "]}";
    json("SendMessageBatch", batch, url, round, round);
  }

  private void query(String queue, int round) throws Exception {
    String path = "/000000000000/" + queue;
    query("/", "Action=GetQueueUrl&QueueName=" + queue);
    query(path, "Action=GetQueueAttributes&AttributeName.1=All");
    querySends(path, round, queue.endsWith(".fifo") ? "MessageGroupId=g" : "");
    String all = "&AttributeName.1=All&MessageAttributeName.1=All";
    String answer = query(path, "Action=ReceiveMessage&MaxNumberOfMessages=10" + all);
    for (String handle : handles(XML_HANDLE, answer)) {
      query(path, "Action=DeleteMessage&ReceiptHandle=" + encoded(handle));
    }
    query("/", "Action=ListQueues");
  }

  private void querySends(String path, int round, String group) throws Exception {
    String attribute = "&MessageAttribute.1.Name=a&MessageAttribute.1.Value.";
    String value = attribute + "DataType=String" + attribute + "StringValue=b";
    query(path, "Action=SendMessage&MessageBody=query+" + round + value + "&" + group);
    String entry = "&SendMessageBatchRequestEntry.1.";
    String content = entry + "Id=a" + entry + "MessageBody=batch+" + round + entry + group;
    query(path, "Action=SendMessageBatch" + content);
  }

  private void refusals() throws Exception {
    String missing = "{'QueueUrl':'%s','MessageBody':'x'}";
    check(post(request("SendMessage", missing, url("missing"))), 400);
    check(post(request("CreateQueue", "{'QueueName':'no name'}")), 400);
    check(post(form("/", "Action=GetQueueUrl&QueueName=missing")), 400);
  }

  private void longPoll() throws Exception {
    String url = url("polled");
    json("CreateQueue", "{'QueueName':'polled','Attributes':{'DelaySeconds':'0'}}");
    HttpRequest poll = request("ReceiveMessage", "{'QueueUrl':'%s','WaitTimeSeconds':20}", url);
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(poll, BodyHandlers.ofString());
    while (!get("/_tailback/queues/polled").body().contains("\"waitingReceives\": 1")) {
      Thread.onSpinWait();
    }
    json("SendMessage", "{'QueueUrl':'%s','MessageBody':'at last'}", url);
    handles(JSON_HANDLE, answer.get().body());
    json("ReceiveMessage", "{'QueueUrl':'%s','WaitTimeSeconds':1}", url);
    json("PurgeQueue", "{'QueueUrl':'%s'}", url);
    json("DeleteQueue", "{'QueueUrl':'%s'}", url);
  }

  private void admin() throws Exception {
    for (String path : List.of("clock", "queues", "limits", "throttles", "faults")) {
      check(get("/_tailback/" + path), 200);
    }
  }

  private String url(String queue) {
    return endpoint + "/000000000000/" + queue;
  }

  private static List<String> handles(Pattern pattern, String answer) {
    List<String> handles = pattern.matcher(answer).results().map(hit -> hit.group(1)).toList();
    if (handles.isEmpty()) {
      throw new IllegalStateException("no message in " + answer);
    }
    return handles;
  }

  private String json(String action, String body, Object... values) throws Exception {
    return check(post(request(action, body, values)), 200);
  }

  private String query(String path, String form) throws Exception {
    return check(post(form(path, form)), 200);
  }

  /** Returns a request in JSON; {@code '} stands for quotes. */
  private HttpRequest request(String action, String body, Object... values) {
    return signed(endpoint)
        .header("Content-Type", "application/x-amz-json-1.0")
        .header("X-Amz-Target", "AmazonSQS." + action)
        .POST(BodyPublishers.ofString(body.replace('\'', '"').formatted(values)))
        .build();
  }

  private HttpRequest form(String path, String form) {
    return signed(endpoint.resolve(path))
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .POST(BodyPublishers.ofString(form + "&Version=2012-11-05"))
        .build();
  }

  private HttpResponse<String> post(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  /** Starts a request with an SDK's signature headers, which name the account and region. */
  private static HttpRequest.Builder signed(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("X-Amz-Date", "20260101T000000Z")
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sqs/aws4_request,"
                + " SignedHeaders=host;x-amz-date, Signature=0");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String check(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
