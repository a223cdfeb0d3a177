package dev.tailback.server.http;

import dev.tailback.server.wire.WireRequest;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of a request as they came in. */
record RequestHeaders(HeaderMap headers) implements WireRequest.Headers {
  @Override
  public @Nullable String first(String name) {
    return headers.getFirst(name);
  }

  @Override
  public List<String> all(String name) {
    HeaderValues values = headers.get(name);
    return values == null ? List.of() : values;
  }
}
