#!/bin/sh
# Installs Debian packages that are missing. Usage: packages.sh build|test
# Needs root or sudo only when something is missing; says what it installs.
set -eu

build="cmake ninja-build g++ pkg-config libicu-dev libhunspell-dev hunspell-id hunspell-en-us
libyaml-cpp-dev libfmt-dev libtbb-dev libsimdjson-dev libcli11-dev libxxhash-dev
zlib1g-dev libzstd-dev libexpat1-dev"
test="catch2 unicode-data python3 git clang-14 clang-format-14 libclang-rt-14-dev libcld2-dev hunspell bzip2 python3-jsonschema python3-yaml man-db groff-base"

case "${1:-}" in
  build) wanted=$build ;;
  test) wanted="$build $test" ;;
  *) echo "usage: packages.sh build|test" >&2; exit 2 ;;
esac

missing=
for package in $wanted; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "packages.sh: as root, please: apt-get install$missing" >&2; exit 1; }
  as_root=sudo
fi
echo "Installing:$missing" >&2
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing \
  >/dev/null
