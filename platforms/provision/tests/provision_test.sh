#!/bin/sh
# What ./run installs with each package manager: the real functions with managers that only write down what they are told.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tools=$folder/tools log=$folder/log
mkdir "$tools"
# Only what the functions themselves use, so that this machine's own managers are not found.
for tool in sh id tr env cat mkdir date tail; do ln -s "$(command -v "$tool")" "$tools/$tool"; done

# fake NAME TEXT: a program of that name; TEXT is its body.
fake() {
    mkdir -p "$folder/bin"
    printf '#!/bin/sh\n%s\n' "$2" >"$folder/bin/$1"
    chmod +x "$folder/bin/$1"
}

failures=0
# installs WHAT COMMAND: provisioning runs COMMAND last.
installs() {
    : >"$log"
    output=$(PATH="$folder/bin:$tools" CI=true LOG=$log sh -c 'cd "$2" && as_root() { "$@"; } && . "$1" && provision_headers() { :; } && provision' - \
        "$here/../provision.sh" "$folder" 2>&1) || output="$output (exit $?)"
    last=
    while read -r line; do last=$line; done <"$log"
    if [ "$last" != "$2" ]; then
        printf '%s:\n  expected: %s\n  got:      %s\n  output:   %s\n' "$1" "$2" "$last" "$output"
        failures=$((failures + 1))
    fi
    rm -rf "${folder:?}/bin"
}

# All but python is there.
answer='case "$*" in *python*) exit 1 ;; esac'
# shellcheck disable=SC2016 # the fakes expand it
record='echo "${0##*/} $*" >>"$LOG"'

fake apt-get "$record"
fake dpkg-query 'case "$*" in *python3) exit 1 ;; *bubblewrap) echo config-files ;; *) echo installed ;; esac'
installs Debian "apt-get install -y -qq --no-install-recommends bubblewrap python3"

fake apk "if [ \"\$1\" = info ]; then $answer; else $record; fi"
installs Alpine "apk add -q --no-cache python3"

fake dnf "$record"
fake rpm "$answer"
installs Fedora "dnf install -y -q python3"

fake pacman "if [ \"\$1\" = -Qq ]; then $answer; else $record; fi"
installs Arch "pacman -Sy --noconfirm --needed python"

fake brew "if [ \"\$1\" = list ]; then printf '%s\n' cmake ninja pkg-config libuv nlohmann-json cli11 fmt valijson pugixml simdjson catch2; else $record; fi"
installs macOS "brew install python@3"
fake brew "if [ \"\$1\" = list ]; then printf '%s\n' cmake ninja pkg-config libuv nlohmann-json fmt valijson pugixml simdjson catch2 python@3.13; else $record; fi"
installs "macOS, a version among others" "brew install cli11"

fake pkg "if [ \"\$1\" = info ]; then $answer; else $record; fi"
installs FreeBSD "pkg install -y python3"

fake apk "[ \"\$1\" = info ] || $record"
installs "a machine that has everything" ""

installs "a machine without a package manager" ""

[ "$failures" = 0 ]
