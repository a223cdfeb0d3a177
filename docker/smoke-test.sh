#!/usr/bin/env bash
# Builds docker/Dockerfile, with stand-ins for its base images and without network, and uses the images as their
# users do, also with Testcontainers. Ends with "N passed, N failed". Needs root, a JDK 25, Maven and server/target/tailback.jar;
# installs podman and its dependencies. Its files stay in target/docker, which makes the next run faster.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD work=$PWD/target/docker
image=localhost/tailback
net=tailback-$$ name=tailback-$$
jar=server/target/tailback.jar
passed=0 failed=0
patience=240 # seconds

repository=$work/repository # a Maven repository with the modules of this checkout
# shellcheck source=.ci/scratch-repository
. .ci/scratch-repository
# shellcheck source=docker/test/engine.sh
. docker/test/engine.sh

exec 3>&2 # not redirected by check

fail() {
  echo "smoke-test: $*" >&3
  exit 1
}

# check "what holds" COMMAND...: counts the result, and shows a failing command's output.
check() {
  local text=$1
  shift
  if "$@" >"$work/check.log" 2>&1; then
    passed=$((passed + 1))
    echo "ok      $text"
  else
    failed=$((failed + 1))
    echo "FAILED  $text"
    sed 's/^/        /' "$work/check.log"
  fi
}

not() { ! "$@"; }
is() { [ "$1" = "$2" ] || { echo "expected '$2' but was '$1'"; return 1; }; }
at_most() { [ "$1" -le "$2" ] || { echo "expected at most $2 but was $1"; return 1; }; }
millis() { echo $(($(date +%s%N) / 1000000)); }

find_jdk_25() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/*jdk*; do
    if [ -x "$home/bin/jlink" ] && grep -qs '^JAVA_VERSION="25[".]' "$home/release"; then
      echo "$home"
      return
    fi
  done
  fail "no JDK 25 in \$JAVA_HOME, /usr/lib/jvm, /opt/java or /opt"
}

clean_up() {
  kill ${engine_pid:-} ${health_pid:-} 2>/dev/null || true
  podman rm -f -t 2 "$name" "$name-2" >/dev/null 2>&1 || true
  compose down -t 1 >/dev/null 2>&1 || true
  podman ps -aq --filter label=com.docker.compose.project | xargs -r podman rm -f -t 2 >/dev/null 2>&1 || true
  podman network rm -f "$net" >/dev/null 2>&1 || true
  rm -rf "${example:-}" "$repository"
}

build_image() {
  podman build --network none --format docker -f docker/Dockerfile --build-arg JDK_IMAGE=localhost/stand-in/jdk \
    --build-arg BUSYBOX_IMAGE=localhost/stand-in/busybox "$@" .
}

copy_sdk() {
  mvn -B -ntp -q -Dstyle.color=never -f docker/test/pom.xml dependency:copy-dependencies "-DoutputDirectory=$work/sdk" \
    || fail "the AWS SDK can't be copied from Maven's repository"
}

# Without the rights that a careful user removes, and with the memory that DOCKER.md calls enough. Unlike Docker, podman would
# put writable directories into a read-only container by itself.
run_server() {
  podman run -d --read-only --read-only-tmpfs=false --cap-drop all --security-opt no-new-privileges \
    -m 128m --memory-swap 128m --network "$net" -p 127.0.0.1::9324 -p 127.0.0.1::4566 "$@" >>"$work/podman.log" 2>&1
}

port() { podman port "$1" "$2/tcp" | cut -d: -f2; }

await_health() {
  local end=$((SECONDS + patience))
  while ((SECONDS < end)); do
    curl -sf -m 2 -o "$work/health.json" "http://127.0.0.1:$1/health" && return
    sleep 0.01
  done
  podman logs "$name" >&3 2>&3
  fail "the container does not answer on port $1"
}

# Measures the ms from "podman run" to the first answer on the published port: the best of three.
measure_start() {
  local begin took
  best_start=1000000
  for _ in 1 2 3; do
    podman rm -f -t 2 "$name" >/dev/null 2>&1 || true
    begin=$(millis)
    run_server --name "$name" "$image" || { tail "$work/podman.log"; fail "the container does not start"; }
    await_health "$(port "$name" 9324)"
    took=$(($(millis) - begin))
    starts="${starts:-}${starts:+ }$took"
    if [ "$took" -lt "$best_start" ]; then best_start=$took; fi
  done
}

pid() { podman inspect "$name" -f '{{.State.Pid}}'; }
resident_mb() { awk '/^VmRSS:/ { print int($2 / 1000) }' "/proc/$(pid)/status"; }

compressed_mb() {
  rm -rf "$work/pushed"
  podman push -q --compress "$image" "dir:$work/pushed" >/dev/null
  du -s --block-size=1000000 "$work/pushed" | cut -f1
  rm -rf "$work/pushed"
}

outside() { "$jdk/bin/java" -cp "$work/sdk/*" docker/test/RoundTrip.java "$@"; }

# In a second container on the network of the first.
inside() {
  podman run --rm --network "$net" -v "$work/sdk:/sdk:ro" -v "$root/docker/test/RoundTrip.java:/RoundTrip.java:ro" \
    localhost/stand-in/jdk java -cp '/sdk/*' /RoundTrip.java "$@"
}

cli_inside() {
  podman run --rm --network "$net" -e AWS_ACCESS_KEY_ID=test -e AWS_SECRET_ACCESS_KEY=test -e AWS_DEFAULT_REGION=us-east-1 \
    localhost/stand-in/aws-cli aws --endpoint-url "http://$name:4566" --output text sqs "$@"
}

cli_round_trip() {
  cli_inside send-message --queue-url "$1" --message-body espresso \
    && cli_inside receive-message --queue-url "$2" --wait-time-seconds 5 --query 'Messages[].Body' | grep -x espresso \
    && cli_inside purge-queue --queue-url "$1"
}

logs_say() { podman logs "$1" 2>&1 | grep -F "$2" || { podman logs "$1"; return 1; }; }

jar_of_image() {
  podman create --name "$name-2" "$image" \
    && podman cp "$name-2:/opt/tailback/tailback.jar" "$work/image.jar" \
    && podman rm "$name-2" && cmp "$work/image.jar" "$jar"
}

cache_is_used() {
  podman run --rm --network none --entrypoint /opt/jre/bin/java "$image" "$@" -XX:AOTMode=on \
    -XX:AOTCache=/opt/tailback/tailback.aot -jar /opt/tailback/tailback.jar --version
}

has_no_shell() {
  local code=0
  podman run --rm --network none --entrypoint /bin/sh "$image" -c true || code=$?
  is "$code" 127 # not found
}

g1_by_variable() {
  podman run --rm --network none -e JAVA_TOOL_OPTIONS="-XX:-UseSerialGC -XX:+UseG1GC -XX:+PrintFlagsFinal" \
    "$image" --version | grep -E 'bool UseG1GC +\S+ true'
}

# Sends messages of 200 kB until one is refused. They exceed the container's memory, but it must not be killed.
fill() {
  local url="http://127.0.0.1:$1/000000000000/round-trip"
  { printf 'Action=SendMessage&MessageBody='; head -c 200000 /dev/zero | tr '\0' x; } >"$work/large.form"
  curl -s -m 120 --data-binary "@$work/large.form" "$url?[1-1000]" -o "$work/filled.xml" -w '%{http_code}\n' \
    | sort | uniq -c >"$work/filled.txt"
  cat "$work/filled.txt"
  grep -q ' 503$' "$work/filled.txt" && grep -q ' 200$' "$work/filled.txt" && not grep -vq ' \(200\|503\)$' "$work/filled.txt"
}

stop() {
  local begin
  begin=$(millis)
  podman stop -t 10 "$name" >>"$work/podman.log" 2>&1
  stop_took=$(($(millis) - begin))
}

configured_by_file() {
  printf '%s\n' 'region: eu-central-1' 'queues:' '  orders:' '    VisibilityTimeout: 7' >"$work/tailback.yaml"
  chmod 644 "$work/tailback.yaml"
  run_server --name "$name" -v "$work/tailback.yaml:/etc/tailback.yaml:ro" -e TAILBACK_QUEUES=more,events.fifo "$image" \
    --config /etc/tailback.yaml
  await_health "$(port "$name" 9324)"
  curl -s "http://127.0.0.1:$(port "$name" 9324)/?Action=ListQueues" >"$work/queues.xml"
  curl -s "http://127.0.0.1:$(port "$name" 9324)/000000000000/orders?Action=GetQueueAttributes&AttributeName.1=All" \
    >"$work/attributes.xml"
}

configured_as_elasticmq() {
  printf '%s\n' 'include classpath("application.conf")' 'queues { orders { defaultVisibilityTimeout = 7 seconds } }' \
    >"$work/elasticmq.conf"
  chmod 644 "$work/elasticmq.conf"
  run_server --name "$name-2" -v "$work/elasticmq.conf:/opt/elasticmq.conf:ro" "$image"
  await_health "$(port "$name-2" 9324)"
  curl -s "http://127.0.0.1:$(port "$name-2" 9324)/queue/orders?Action=GetQueueAttributes&AttributeName.1=VisibilityTimeout" \
    | grep -F '<Value>7</Value>' && podman rm -f -t 2 "$name-2"
}

refuses_scripts() {
  mkdir -p "$work/init/ready.d"
  echo 'awslocal sqs create-queue --queue-name orders' >"$work/init/ready.d/queues.sh"
  local code=0
  podman run --rm -v "$work/init:/etc/localstack/init:ro" "$image" >"$work/init.log" 2>&1 || code=$?
  cat "$work/init.log"
  is "$code" 2 && grep -F "/etc/localstack/init/ready.d/queues.sh: LocalStack's init scripts are not run" "$work/init.log"
}

# Runs typical scripts of projects, and checks what they created.
runs_scripts() {
  podman run -d --name "$name-2" -p 127.0.0.1::9324 -v "$root/docker/test/init:/etc/localstack/init/ready.d:ro" "$image-compat" \
    || return
  await_health "$(port "$name-2" 9324)"
  podman logs "$name-2"
  local made
  made=$(podman exec "$name-2" awslocal sqs list-queues --query 'QueueUrls[]' --output text | tr '\t' '\n' | sed 's|.*/||' | sort | xargs)
  is "$made" "billing events-dlq.fifo events.fifo from-files invoices mail orders orders-dlq refunds shipping shorthand" || return
  podman exec "$name-2" aws sqs get-queue-attributes --queue-url http://localhost:9324/000000000000/orders --attribute-names All \
    | grep -F 'orders-dlq' || return
  podman exec "$name-2" aws sqs get-queue-attributes --queue-url http://localhost:9324/000000000000/from-files \
    --attribute-names ApproximateNumberOfMessages --output text | grep -w 3 || return
  podman exec "$name-2" aws cloudwatch describe-alarms --query 'MetricAlarms[].AlarmName' --output text | grep -x orders-old || return
  podman logs "$name-2" 2>&1 | grep -Fx '[04-loop.sh] creating refunds' || return
  curl -s "http://127.0.0.1:$(port "$name-2" 9324)/_localstack/init/ready" | grep -F '"name":"08-alarm.sh","state":"SUCCESSFUL"' || return
  podman healthcheck run "$name-2" && podman rm -f -t 2 "$name-2"
}

# failing_script LINE OUTPUT: a failing script ends the start, and the error names it.
failing_script() {
  local code=0
  rm -rf "$work/failing" && mkdir -p "$work/failing"
  echo "$1" >"$work/failing/queues.sh"
  chmod -R a+rX "$work/failing"
  podman run --rm -v "$work/failing:/etc/tailback/init:ro" "$image-compat" >"$work/failing.log" 2>&1 || code=$?
  cat "$work/failing.log"
  is "$code" 2 && grep -F "$2" "$work/failing.log" \
    && grep -F 'tailback: /etc/tailback/init/queues.sh ended with exit code' "$work/failing.log" && not grep -q Ready "$work/failing.log"
}

install_modules() {
  local arguments
  arguments=$(installation docs/TESTCONTAINERS.md)
  [ -n "$arguments" ] || { echo "docs/TESTCONTAINERS.md has no line 'mvn ... install'"; return 1; }
  # shellcheck disable=SC2086
  maven -q $arguments
}

start_engine_service() {
  export DOCKER_HOST=unix://$run_root/podman.sock
  podman system service --time=0 "$DOCKER_HOST" >"$work/service.log" 2>&1 &
  engine_pid=$!
}

# copy_example NAME: copies an example out of the checkout, as a user would.
copy_example() {
  rm -rf "${example:-}"
  example=$(mktemp -d)
  cp -R "docs/examples/$1/." "$example"
}

# Testcontainers pulls an image for its own use from a registry unless it is given a local one.
testcontainers() {
  copy_example testcontainers
  TESTCONTAINERS_RYUK_DISABLED=true \
    TESTCONTAINERS_TINYIMAGE_CONTAINER_IMAGE=localhost/stand-in/busybox \
    maven -f "$example/pom.xml" test -DfailIfNoTests=true \
    -Djunit.jupiter.execution.timeout.default=3m
}

# Found by the label of its service, because the image has another name. podman leaves health checks to systemd.
spring_compose() {
  docker/test/install-compose.sh "$work/compose" || return
  copy_example docker-compose
  podman tag "$image" localhost/acme/sqs
  while sleep 0.5; do podman ps -q | xargs -r -n 1 podman healthcheck run; done >"$work/health.log" 2>&1 &
  health_pid=$!
  PATH=$work/compose/bin:$PATH DOCKER_CONFIG=$work/compose SQS_IMAGE=localhost/acme/sqs \
    maven -f "$example/pom.xml" test -DfailIfNoTests=true -Djunit.jupiter.execution.timeout.default=3m
}

# podman makes a pod of the Deployment, ignores the Service and the probes, and publishes the port.
kubernetes_pod() (
  sed 's/containerPort: 9324/&, hostIP: 127.0.0.1/' docker/kubernetes.yaml >"$work/kubernetes.yaml"
  cd "$work" # else ./tailback would be taken for a directory to build the image from
  trap 'podman kube down kubernetes.yaml' EXIT
  podman kube play --network "$net" kubernetes.yaml || exit
  await_health 9324
  curl -s 'http://127.0.0.1:9324/?Action=ListQueues' | grep -F '/events.fifo<'
)

# Checks that each document has a kind, and that KUBERNETES.md shows the file.
is_manifest() {
  python3 -c 'import sys, yaml; print([d["kind"] for d in yaml.safe_load_all(open(sys.argv[1]))])' "$1" || return
  [[ $(<docs/KUBERNETES.md) == *'```yaml'$'\n'"$(<"$1")"$'\n''```'* ]]
}

compose() {
  TAILBACK_IMAGE=$image AWS_CLI_IMAGE=localhost/stand-in/aws-cli podman-compose -p "$name" -f docker/compose.yaml "$@"
}

composed() {
  local end=$((SECONDS + patience))
  compose up -d --no-build || return
  while ((SECONDS < end)); do
    if podman logs "${name}_consumer_1" 2>&1 | grep '^received: order of'; then return; fi
    sleep 0.1
  done
  podman logs "${name}_producer_1"
  podman logs "${name}_consumer_1"
  return 1
}

mkdir -p "$work"
[ "$(id -u)" = 0 ] || fail "must be run as root"
./tailback --version >/dev/null || fail "there is no $jar" # it builds the jar if that is missing or old
jdk=$(find_jdk_25)
prepare_engine
copy_sdk

check "the image builds with no network" build_image -t "$image"
[ "$failed" = 0 ] || fail "there is no image to test"
check "it contains the jar that was built" jar_of_image
check "its cache of classes is used" cache_is_used
check "and would be refused with other object headers" not cache_is_used -XX:+UseCompactObjectHeaders
check "JAVA_TOOL_OPTIONS chooses another garbage collector" g1_by_variable
check "it has no shell" has_no_shell

measure_start
main=$(port "$name" 9324) second=$(port "$name" 4566)
version=$("$jdk/bin/java" -jar "$jar" --version)
resident=$(resident_mb)
check "it answers GET /health" grep -Fx '{"status":"ok"}' "$work/health.json"
check "it is the version that was built" logs_say "$name" "$version is Amazon SQS"
check "it runs as 65532" is "$(awk '/^Uid:/ { print $2 }' "/proc/$(pid)/status")" 65532
begin=$(millis)
check "its health check passes" podman healthcheck run "$name"
health_took=$(($(millis) - begin))
check "the AWS SDK uses it from outside" outside "http://127.0.0.1:$main"
check "also on port 4566" outside "http://127.0.0.1:$second"
check "a second container uses it by its name, and a queue URL from outside" \
  inside "http://$name:9324" "http://127.0.0.1:$main/000000000000/round-trip"
check "also on port 4566" inside "http://$name:4566" "http://127.0.0.1:$second/000000000000/round-trip"
check "an old AWS CLI in the second container accepts both queue URLs" cli_round_trip \
  "http://127.0.0.1:$main/000000000000/round-trip" "http://$name:9324/000000000000/round-trip"
check "a client outside accepts a queue URL from the second container" \
  outside "http://127.0.0.1:$main" "http://$name:9324/000000000000/round-trip"
check "with 128 MB it refuses sends with ServiceUnavailable when it is full" fill "$main"
check "and stays healthy" podman healthcheck run "$name"
stop
check "SIGTERM ends it" is "$(podman inspect "$name" -f '{{.State.ExitCode}}')" 143
check "at once" at_most "$stop_took" 3000
podman rm "$name" >>"$work/podman.log" 2>&1

check "it starts with a file and variables" configured_by_file
check "with the queues of the variable" grep -F '/events.fifo<' "$work/queues.xml"
check "with the file's queue and its attributes" grep -F '<Name>VisibilityTimeout</Name><Value>7</Value>' "$work/attributes.xml"
check "in the file's region" grep -F 'arn:aws:sqs:eu-central-1:000000000000:orders' "$work/attributes.xml"
check "its health check passes" podman healthcheck run "$name"

check "it reads ElasticMQ's file at its image's path, and accepts its queue URLs" configured_as_elasticmq

check "it does not start beside LocalStack's init scripts, and says so" refuses_scripts

check "kubernetes.yaml is a manifest, and in its guide" is_manifest docker/kubernetes.yaml
check "so is keda.yaml" is_manifest docker/keda.yaml
check "podman makes a pod of kubernetes.yaml" kubernetes_pod

check "in compose.yaml a consumer receives what a producer sends" composed
check "with the image's health check" podman healthcheck run "${name}_tailback_1"

check "an image with the AWS CLI builds" build_image --target compat --build-arg DEBIAN_IMAGE=localhost/stand-in/aws-cli -t "$image-compat"
check "it runs LocalStack's init scripts before it is ready" runs_scripts
check "a script that fails ends it" failing_script 'awslocal sqs delete-queue --queue-url http://localhost:4566/000000000000/none' NonExistentQueue
check "a script that calls another service gets a clear error" failing_script 'set -e; awslocal s3 mb s3://bucket' \
  '[queues.sh] awslocal s3: Tailback has only sqs'

check "another image builds, with a shell" build_image --target localstack -t "$image-localstack"
make_repository
start_engine_service
check "docs/TESTCONTAINERS.md's command installs Tailback's modules" install_modules
check "Testcontainers runs both images by Tailback's module, as LocalStack and with Spring" testcontainers
check "Docker Compose starts it for Spring Boot, which connects by a label" spring_compose

size=$(compressed_mb)
check "the compressed image has at most 53 MB" at_most "$size" 53
check "it uses at most 85 MB just after the start" at_most "$resident" 85
check "it answers soon enough for a busy build machine" at_most "$best_start" 5000
echo "measured: $size MB compressed, $resident MB resident, first answer after $starts ms, health check $health_took ms," \
  "stopped after $stop_took ms"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
