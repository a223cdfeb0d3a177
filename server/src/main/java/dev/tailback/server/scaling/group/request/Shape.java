package dev.tailback.server.scaling.group.request;

import dev.tailback.engine.state.StateException;
import dev.tailback.server.wire.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members of a structure that is kept and shown as it was given, in the order shown. */
public record Shape(List<Member> members) {

  /** Returns a shape with members. */
  public static Shape of(Member... members) {
    return new Shape(List.of(members));
  }

  /** Returns a structure without members. */
  public Kept empty() {
    return new Kept(this, Map.of());
  }

  /** Returns the shape of a member that is a structure, or a list of structures. */
  Shape shapeOf(String member) {
    for (Member each : members) {
      if (each.name().equals(member) && each.shape() != null) {
        return each.shape();
      }
    }
    throw new StateException("there is no structure " + member);
  }

  /** Reads the members of a request. */
  public Kept read(Input input, Checks checks) {
    return read(input, checks, "");
  }

  Kept read(Input input, Checks checks, String path) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Member member : members) {
      Object value = member.codec().read(input, member.name(), checks, path + member.name());
      if (value != null) {
        values.put(member.name(), value);
      }
    }
    return new Kept(this, values);
  }
}
