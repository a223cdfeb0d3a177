#!/bin/sh
# What the image's ENTRYPOINT does, where LocalStack has its own.
exec /opt/jre/bin/java -XX:AOTCache=/opt/tailback/tailback.aot -jar /opt/tailback/tailback.jar "$@"
