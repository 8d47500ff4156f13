#!/bin/sh
# Builds the Debian packages and tries them in a bare Debian 12: install, run, remove, nothing left.
# Needs root and debootstrap. Usage: deb_test.sh [ROOT_FOLDER]     an existing root is used again
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
root=${1:-$(mktemp -d)/debian}
cd "$project"
[ -f build/release/CMakeCache.txt ] || cmake --preset release >/dev/null
cmake --build --preset release >/dev/null
rm -rf out/deb && mkdir -p out/deb
(cd out/deb && cpack -G DEB --config ../../build/release/CPackConfig.cmake >/dev/null)
ls -l out/deb/*.deb
[ -d "$root/usr" ] || debootstrap --variant=minbase bookworm "$root" >/dev/null
rm -f "$root/etc/apt/sources.list"
cp -r /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/apt.conf.d "$root/etc/apt/" 2>/dev/null || true
cp out/deb/*.deb "$root/tmp/"
inside() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
inside apt-get update -qq 2>/dev/null
inside sh -c 'find / -xdev -path /proc -prune -o -path /var -prune -o -path /tmp -prune -o -print | sort >/tmp/before'
inside sh -c 'apt-get install -y -qq --no-install-recommends /tmp/jernih_*.deb >/dev/null 2>&1'
[ "$(inside jernih text 'Diperbarui 5 jam lalu oleh Redaksi')" = 'Updated 5 hours ago by the Editors' ]
inside jernih check default news ui minimal detect_only
inside jernih --version
inside sh -c 'dpkg -s jernih | grep -E "^(Depends|Installed-Size)"'
inside sh -c 'apt-get purge -y -qq jernih >/dev/null 2>&1; apt-get autoremove --purge -y -qq >/dev/null 2>&1'
inside sh -c 'find / -xdev -path /proc -prune -o -path /var -prune -o -path /tmp -prune -o -print | sort >/tmp/after'
if inside sh -c 'diff /tmp/before /tmp/after | grep -i jernih'; then
  echo "deb_test: the files above are left" >&2
  exit 1
fi
echo "deb_test: installs, runs and goes without a trace"
