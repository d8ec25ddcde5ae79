#!/bin/sh
# What the provision steps do with the store, with fakes of the programs that download.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
steps=$here/..
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
export SOCKMATRIX_STORE="$folder/store" SOCKMATRIX_DEBIAN_MIRROR=http://mirror.invalid/debian PATH="$folder/bin:$PATH"
failures=0

# fake NAME TEXT: a program of that name; TEXT is its body.
fake() {
    printf '#!/bin/sh\n%s\n' "$2" >"$folder/bin/$1"
    chmod +x "$folder/bin/$1"
}

# expect WHAT STATUS COMMAND...: the command ends so.
expect() {
    what=$1 wanted=$2
    shift 2
    status=0
    "$@" >"$folder/output" 2>&1 || status=$?
    [ "$status" = "$wanted" ] && return
    printf '%s: expected status %s, got %s\n' "$what" "$wanted" "$status"
    cat "$folder/output"
    failures=$((failures + 1))
}

nothing_stays() {
    [ -z "$(find "$SOCKMATRIX_STORE" -mindepth 1 -maxdepth 1 ! -name apt 2>/dev/null)" ]
}

if [ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ]; then
    echo "not run: the package debian-archive-keyring is missing"
    exit 77
fi

for step in glibc-2.41 gvisor gvisor-dnsmasq zig; do expect "$step in an empty store" 1 "$steps/$step" --check; done

fake apt-get 'exit 100'
expect "no list to be had" 1 "$steps/gvisor"
expect "nothing stays of it" 0 nothing_stays

# A package is a file of its name; unpacking makes what the step looks for.
# shellcheck disable=SC2016 # the fakes expand it
fake apt-get 'case "$*" in *download*) : >package.deb ;; esac; echo "$*" >>"$SOCKMATRIX_STORE/../log"'
fake dpkg-deb 'exit 2'
expect "a package that cannot be unpacked" 1 "$steps/gvisor"
expect "nothing stays of that" 0 nothing_stays
# shellcheck disable=SC2016
fake dpkg-deb 'mkdir -p "$3/usr/bin" && : >"$3/usr/bin/runsc" && chmod +x "$3/usr/bin/runsc"'
expect "gvisor" 0 "$steps/gvisor"
expect "gvisor is there" 0 "$steps/gvisor" --check
expect "only the suite's own lists are used" 1 grep -v "Dir::State=$SOCKMATRIX_STORE/apt/trixie" "$folder/log"
fake apt-get 'exit 100'
expect "what is there is not fetched again" 0 "$steps/gvisor"

expect "no headers of valijson" 1 "$steps/valijson" --check
expect "no package of valijson" 1 "$steps/valijson"
expect "valijson is still not there" 1 "$steps/valijson" --check
# shellcheck disable=SC2016
fake apt-get 'case "$*" in *"download libvalijson-dev") : >package.deb ;; *) exit 1 ;; esac'
# shellcheck disable=SC2016
fake dpkg-deb 'mkdir -p "$3/usr/include/valijson" && : >"$3/usr/include/valijson/validator.hpp"'
expect "valijson" 0 "$steps/valijson"
expect "valijson is there" 0 "$steps/valijson" --check

fake cc 'exit 1'
expect "a compiler that fails" 1 "$steps/gvisor-dnsmasq"
expect "what it should have made is not there" 1 "$steps/gvisor-dnsmasq" --check
rm "$folder/bin/cc"
expect "gvisor-dnsmasq" 0 "$steps/gvisor-dnsmasq"
expect "gvisor-dnsmasq is there" 0 "$steps/gvisor-dnsmasq" --check

fake npm 'echo other >package.tgz; echo package.tgz'
expect "a tarball that is not the pinned one" 1 "$steps/zig"
expect "zig is not there" 1 "$steps/zig" --check

[ "$failures" = 0 ] && echo "all as expected"
