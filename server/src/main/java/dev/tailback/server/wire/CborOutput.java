package dev.tailback.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes results as CBOR maps. Lists and maps have indefinite lengths; timestamps are
 * floating-point numbers with tag 1.
 */
final class CborOutput extends JsonOutput {
  private static final CBORFactory FACTORY = new CBORFactory();
  private static final int EPOCH_TIME = 1;

  private final JsonGenerator cbor;

  private CborOutput(JsonGenerator cbor) {
    super(cbor);
    this.cbor = cbor;
  }

  /** Returns a result as a map. */
  static byte[] map(Result result) {
    return render(FACTORY, CborOutput::new, result::write);
  }

  @Override
  void writeTime(JsonGenerator to, long epochSecond) throws IOException {
    ((CBORGenerator) to).writeTag(EPOCH_TIME);
    to.writeNumber((double) epochSecond);
  }

  @Override
  public void blob(String name, byte @Nullable [] value) {
    if (value != null && value.length > 0) {
      write(() -> cbor.writeBinaryField(name, value));
    }
  }
}
