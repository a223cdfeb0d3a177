#!/bin/sh
# Does what the image's ENTRYPOINT does, at the path of LocalStack's entry point.
exec /opt/jre/bin/java -XX:AOTCache=/opt/tailback/tailback.aot -jar /opt/tailback/tailback.jar "$@"
