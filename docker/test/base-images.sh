#!/usr/bin/env bash
# Builds stand-ins for the images that users get from a registry: a small Debian with the AWS CLI, on top of it a JDK 25 where
# eclipse-temurin has it, and on top of it busybox where busybox has it.
# usage: base-images.sh WORK-DIRECTORY JDK-25  (podman's settings by environment)
set -euo pipefail
work=$1 jdk=$2

if ! podman image exists localhost/stand-in/aws-cli; then
  rm -rf "$work/root-fs"
  debootstrap --variant=minbase --include=awscli,python3-cffi-backend bookworm "$work/root-fs" >"$work/debootstrap.log" 2>&1 \
    || { tail "$work/debootstrap.log" >&2; exit 1; }
  rm -rf "$work"/root-fs/var/cache/apt/archives/*.deb "$work"/root-fs/usr/share/{doc,locale,man}
  tar -C "$work/root-fs" -cf - . | podman import -q - localhost/stand-in/aws-cli >/dev/null
  rm -rf "$work/root-fs"
fi

if ! podman image exists localhost/stand-in/jdk; then
  context=$(mktemp -d "$work/jdk.XXXX")
  mkdir -p "$context/opt/java"
  cp -rL "$jdk" "$context/opt/java/openjdk" # without links: Debian's package has some that point outside it
  printf '%s\n' 'FROM localhost/stand-in/aws-cli' 'COPY . /' \
    'ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/bin:/bin' >"$work/jdk.Dockerfile"
  podman build -q --network none -f "$work/jdk.Dockerfile" -t localhost/stand-in/jdk "$context" >/dev/null
  rm -rf "$context"
fi

if ! podman image exists localhost/stand-in/busybox; then
  context=$(mktemp -d "$work/busybox.XXXX")
  cp "$(command -v busybox)" "$context/busybox"
  printf '%s\n' 'FROM localhost/stand-in/aws-cli' 'COPY busybox /bin/' >"$work/busybox.Dockerfile"
  podman build -q --network none -f "$work/busybox.Dockerfile" -t localhost/stand-in/busybox "$context" >/dev/null
  rm -rf "$context"
fi
