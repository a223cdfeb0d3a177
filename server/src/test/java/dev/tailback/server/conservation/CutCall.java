package dev.tailback.server.conservation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** A request on a socket of its own, whose client disconnects before it reads the answer. */
record CutCall(int port, String action, String body) {

  static CutCall send(int port, SendMessageRequest request) {
    String fifo =
        request.messageGroupId() == null
            ? ""
            : ",\"MessageGroupId\":\"%s\",\"MessageDeduplicationId\":\"%s\""
                .formatted(request.messageGroupId(), request.messageDeduplicationId());
    String body =
        "{\"QueueUrl\":\"%s\",\"MessageBody\":\"%s\"%s}"
            .formatted(request.queueUrl(), request.messageBody(), fifo);
    return new CutCall(port, "SendMessage", body);
  }

  static CutCall poll(int port, String url, int visibilitySeconds) {
    String body =
        "{\"QueueUrl\":\"%s\",\"WaitTimeSeconds\":20,\"MaxNumberOfMessages\":10,\"VisibilityTimeout\":%d}"
            .formatted(url, visibilitySeconds);
    return new CutCall(port, "ReceiveMessage", body);
  }

  /**
   * Sends a part of the headers, a part of the body, or everything, waits briefly, and disconnects.
   */
  void run(SplittableRandom random, int maxWaitMillis) throws IOException {
    String headers =
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
            + ("X-Amz-Target: AmazonSQS." + action + "\r\n")
            + ("Content-Length: " + body.length() + "\r\n\r\n");
    int whole = headers.length() + body.length();
    int sent =
        switch (random.nextInt(4)) {
          case 0 -> 1 + random.nextInt(headers.length());
          case 1 -> headers.length() + random.nextInt(body.length());
          default -> whole;
        };
    boolean isReset = random.nextBoolean();
    long waitMillis = random.nextInt(maxWaitMillis + 1);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      byte[] bytes = (headers + body).getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(bytes, 0, sent);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(waitMillis));
      if (isReset) {
        socket.setSoLinger(true, 0);
      }
    }
  }
}
