package dev.tailback.server.wire;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A service that supports all protocols, and has features that SQS lacks. */
final class Weather implements ServiceTraits {
  static final ServiceModel MODEL =
      new ServiceModel(
          "Weather",
          "weather",
          "Weather_20260101",
          "1.1",
          "http://weather/doc/",
          "2026-01-01",
          true,
          new Weather());
  static final ErrorShape NO_STATION =
      new ErrorShape("com.weather#NoStation", "Weather.NoStation", 404);

  private static final Protocols PROTOCOLS = new Protocols(List.of(MODEL));

  private Weather() {}

  @Override
  public ErrorShape error(dev.tailback.engine.queue.RefusalReason reason) {
    return (ErrorShape) reason;
  }

  @Override
  public BodyLimits limits() {
    return new BodyLimits(1_000_000, 1_000, 100);
  }

  @Override
  public int statusOutsideQueryMode(ErrorShape error) {
    return error.status() == 404 ? 400 : error.status();
  }

  @Override
  public boolean hasErrorDetail() {
    return false;
  }

  static WireRequest cbor(String hex) {
    return cbor("/service/Weather_20260101/operation/GetForecast", HexFormat.of().parseHex(hex));
  }

  static WireRequest cbor(String path, byte[] body) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor");
    return Requests.request("POST", path, "", headers, body);
  }

  static Call read(WireRequest request) {
    return PROTOCOLS.of(request).read(request, Requests.ANONYMOUS);
  }

  static Protocol protocol(String path, Map<String, String> headers) {
    return PROTOCOLS.of(Requests.request("POST", path, "", headers, new byte[0]));
  }
}
