# shellcheck shell=bash disable=SC2154 # the variables are those of the script
# Sourced by docker/smoke-test.sh: podman with its own storage and network, and stand-ins for the base images.

install_engine() {
  local program
  for program in podman podman-compose runc debootstrap iptables busybox catatonit curl /usr/lib/podman/netavark /usr/lib/podman/aardvark-dns; do
    if ! command -v "$program" >/dev/null; then
      export DEBIAN_FRONTEND=noninteractive
      apt-get -o DPkg::Lock::Timeout=300 update -q
      apt-get -o DPkg::Lock::Timeout=300 install -qy --no-install-recommends \
        podman podman-compose runc buildah netavark aardvark-dns iptables debootstrap busybox-static catatonit \
        python3-yaml curl
      return
    fi
  done
}

prepare_engine() {
  install_engine >"$work/install.log" 2>&1 || { tail "$work/install.log"; fail "podman can't be installed"; }
  export CONTAINERS_CONF=$root/docker/test/containers.conf CONTAINERS_STORAGE_CONF=$work/storage.conf
  # Each checkout has its own. The path is short, because it holds the engine's sockets.
  run_root=/run/tailback-$(cksum <<<"$work" | cut -d ' ' -f 1)
  printf '[storage]\ndriver = "overlay"\ngraphroot = "%s/storage"\nrunroot = "%s"\n' "$work" "$run_root" \
    >"$CONTAINERS_STORAGE_CONF"
  trap clean_up EXIT
  podman info >"$work/engine.log" 2>&1 || { tail "$work/engine.log"; fail "podman does not start"; }
  docker/test/base-images.sh "$work" "$jdk" || fail "the stand-ins for the base images can't be made"
  podman network create "$net" >/dev/null || fail "no container network can be made"
}
