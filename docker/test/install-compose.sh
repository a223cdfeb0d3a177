#!/usr/bin/env bash
# Puts Docker's command line and its plugin Compose into a directory: DIRECTORY/bin/docker, and DIRECTORY/cli-plugins for DOCKER_CONFIG.
# Uses installed ones, and otherwise downloads Debian's packages without installing them. Debian 12 has no Compose 2, so
# that package is from Debian 13; it needs nothing but libc.
# usage: install-compose.sh DIRECTORY
set -euo pipefail
directory=$1
export DOCKER_CONFIG=$directory
mkdir -p "$directory"/{bin,cli-plugins,apt/lists/partial,apt/cache/archives/partial,apt/sources,packages}

# Runs apt with this machine's sources, changed to Debian 13.
apt_of_13() {
  apt-get -q -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$directory/apt/sources" \
    -o "Dir::State::lists=$directory/apt/lists" -o "Dir::Cache=$directory/apt/cache" "$@"
}

# unpack APT PACKAGE
unpack() {
  (cd "$directory/packages" && "$1" download "$2" && dpkg-deb -x "$2"_*.deb .)
}

if command -v docker >/dev/null; then
  ln -sf "$(command -v docker)" "$directory/bin/docker"
elif [ ! -x "$directory/bin/docker" ]; then
  apt-get -q update
  unpack apt-get docker.io
  cp "$directory/packages/usr/bin/docker" "$directory/bin"
fi

if ! "$directory/bin/docker" compose version 2>/dev/null; then
  apt-get indextargets --format 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(REPO_URI) trixie main' \
    'Created-By: Packages' 'Codename: bookworm' | head -1 >"$directory/apt/sources/trixie.list"
  apt_of_13 update
  unpack apt_of_13 docker-compose
  cp "$directory/packages/usr/libexec/docker/cli-plugins/docker-compose" "$directory/cli-plugins"
  "$directory/bin/docker" compose version
fi
