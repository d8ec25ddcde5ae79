#!/bin/sh
# What ./run does when a platform cannot be built: the real script over functions and a program that only note what is asked of them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/platforms/provision" "$folder/build/release/bin"
cp "$here/../../../run" "$folder/run"
: >"$folder/platforms/provision/store.sh"
cat >"$folder/platforms/provision/provision.sh" <<'SH'
provision() { :; }
build() { case " $FAILING " in *" $1 "*) return 1 ;; esac; }
SH
cat >"$folder/build/release/bin/sockmatrix" <<'SH'
#!/bin/sh
case "$1 $2 ${3-}" in
"doctor --list builds") shift 3; [ $# -gt 0 ] || set -- one two; echo "$@"; exit ;;
"doctor --list ready") echo native one two; exit ;;
esac
[ "$1" != run ] || mkdir -p reports/out/recordings
echo "$@" >>"$LOG"
[ "$1" != run ] || exit "$STATUS"
SH
chmod +x "$folder/build/release/bin/sockmatrix"

failures=0
# expects WHAT STATUS LINES ARGUMENTS...: ./run ARGUMENTS with the builds of $FAILING failing and the program ending with $STATUS.
expects() {
    what=$1 wanted_status=$2 wanted=$3
    shift 3
    : >"$folder/log"
    rm -rf "$folder/reports"
    status=0
    FAILING=$FAILING STATUS=$STATUS LOG=$folder/log "$folder/run" "$@" >"$folder/output" 2>&1 || status=$?
    got=$(tr '\n' ';' <"$folder/log")
    [ "$status $got" = "$wanted_status $wanted" ] && return
    printf '%s:\n  expected: %s %s\n  got:      %s %s\n  output:   %s\n' \
        "$what" "$wanted_status" "$wanted" "$status" "$got" "$(cat "$folder/output")"
    failures=$((failures + 1))
}

FAILING='' STATUS=0
expects "all are built" 0 "run --all;matrix;" --all
expects "named ones are built" 0 "run --platform two --platform one;matrix;" --platform one --platform two
FAILING=one
expects "the others run" 3 "run --platform two --platform native;matrix;" --all
grep -q "could not be built: one" "$folder/output" || { echo "the platform that was not built is not named"; failures=$((failures + 1)); }
expects "the other named ones run" 3 "run --platform two;matrix;" --platform one --platform two
expects "none is left" 3 "" --platform one
FAILING=one STATUS=1
expects "the status of the run is kept" 1 "run --platform two --platform native;matrix;" --all
[ "$failures" -eq 0 ]
