# Builds what the benchmarks need, and sets $java and $classes; sourced by run and jmh, at the root of the checkout.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mvn -B -q -ntp -Dquick -Dmaven.test.skip=true -Pelasticmq \
  -pl benchmarks,server,conformance-tests/elasticmq -am package </dev/null
classes=benchmarks/target/quick/target/classes:benchmarks/target/lib/*
