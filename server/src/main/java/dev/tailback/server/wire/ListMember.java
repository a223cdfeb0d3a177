package dev.tailback.server.wire;

/**
 * A member that is a list, with its names on the wire.
 *
 * @param name its name in the API, which AWS JSON uses
 * @param queryName its name in AWS Query: of each element if the list is flattened, else of the
 *     list
 * @param isFlattened whether elements are {@code queryName.N} in Query's parameters and repeated
 *     elements in its XML; else both have a level more, named {@code member}
 */
public record ListMember(String name, String queryName, boolean isFlattened) {
  /** The name of the elements of lists that are not flattened. */
  static final String ELEMENT = "member";

  /** Returns a list whose elements are {@code queryName.N} in Query. */
  public static ListMember flattened(String name, String queryName) {
    return new ListMember(name, queryName, true);
  }

  /** Returns a list whose elements are {@code name.member.N} in Query. */
  public static ListMember of(String name) {
    return new ListMember(name, name, false);
  }
}
