package dev.tailback.server.wire;

/**
 * A member that is a map, with its names on the wire. In AWS Query maps are flattened: entries are
 * {@code queryName.N.keyName} and {@code queryName.N.valueName} in parameters, and repeated
 * elements in XML.
 *
 * @param name its name in the API, which AWS JSON uses
 * @param queryName the name of each entry in AWS Query
 * @param keyName the name of an entry's key in AWS Query
 * @param valueName the name of an entry's value in AWS Query
 */
public record MapMember(String name, String queryName, String keyName, String valueName) {}
