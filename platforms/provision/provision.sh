# Sourced by ./run and ./test: installs what the build needs and the machine lacks.
# Debian and Ubuntu by apt, macOS by Homebrew. Asks before it installs, but not when CI=true.

debian_packages="g++ cmake ninja-build pkg-config libuv1-dev nlohmann-json3-dev libcli11-dev libfmt-dev
libvalijson-dev libpugixml-dev catch2 bubblewrap python3"
brew_packages="cmake ninja pkg-config libuv nlohmann-json cli11 fmt valijson pugixml catch2 python@3"

missing_debian_packages() {
    for package in $debian_packages; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=
        [ "$state" = installed ] || printf '%s ' "$package"
    done
}

missing_brew_packages() {
    present=" $(brew list --formula -1 | tr '\n' ' ') "
    for package in $brew_packages; do
        case "$present" in *" $package "* | *" $package@"*) ;; *) printf '%s ' "$package" ;; esac
    done
}

confirm() {
    [ "${CI:-}" = true ] && return
    [ -t 0 ] || return 0
    printf 'Install them now? [Y/n] '
    read -r answer
    case "$answer" in [nN]*) echo "Nothing was installed; install them and start again." >&2; exit 3 ;; esac
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Installing packages needs root and there is no sudo; run as root: $*" >&2
        exit 3
    fi
}

provision() {
    if command -v apt-get >/dev/null; then
        missing=$(missing_debian_packages)
        [ -n "$missing" ] || return 0
        echo "Missing packages, from the system's own sources by apt-get: $missing"
        confirm
        as_root apt-get update -qq
        # shellcheck disable=SC2086 # a list of words
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
    elif command -v brew >/dev/null; then
        missing=$(missing_brew_packages)
        [ -n "$missing" ] || return 0
        echo "Missing packages, by brew install: $missing"
        confirm
        # shellcheck disable=SC2086 # a list of words
        brew install $missing
    else
        echo "Neither apt-get nor brew here: install a C++20 compiler, CMake 3.25, Ninja, libuv, nlohmann/json," \
            "CLI11, fmt, valijson, pugixml and Catch2 by hand if the build does not find them." >&2
    fi
}

# provision_for [PLATFORM...]: asks the program $sockmatrix and brings what these platforms lack, all if none is given, and tells the time that took.
# A step or package that cannot be had leaves its platform out; what is missing then stands in the doctor's list.
provision_for() {
    began=$(date +%s)
    packages=$("$sockmatrix" doctor --list packages "$@")
    steps=$("$sockmatrix" doctor --list steps "$@")
    if [ -n "$packages" ] && command -v apt-get >/dev/null; then
        # shellcheck disable=SC2086 # a list of words
        echo "Missing packages, from the system's own sources by apt-get:" $packages
        confirm
        as_root apt-get update -qq
        # shellcheck disable=SC2086 # a list of words
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null ||
            echo "Not all packages could be installed." >&2
    fi
    for step in $steps; do
        "platforms/provision/$step" || echo "platforms/provision/$step failed; its platforms are left out." >&2
    done
    echo "Provisioned in $(($(date +%s) - began)) s."
}

# build PRESET: configures and builds, and shows the build's output only if it fails.
build() {
    preset=$1
    mkdir -p "build/logs"
    log=build/logs/$preset.log
    printf 'Building %s (log: %s) ... ' "$preset" "$log"
    if cmake --preset "$preset" >"$log" 2>&1 && cmake --build --preset "$preset" >>"$log" 2>&1; then
        echo done
    else
        echo failed
        tail -n 60 "$log" >&2
        exit 3
    fi
}

processors() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }
