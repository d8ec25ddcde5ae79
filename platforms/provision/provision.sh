# shellcheck shell=sh
# Sourced by ./run and ./test: installs what the build needs and the machine lacks. Asks first, but not when CI=true.
# A library that a system has no package of is not in its list: CMake fetches it then (docs/ci.md).

debian_packages="g++ cmake ninja-build pkg-config libuv1-dev nlohmann-json3-dev libcli11-dev libfmt-dev
libpugixml-dev libsimdjson-dev catch2 bubblewrap dnsmasq-base python3"
debian_linters="clang-format shellcheck"
alpine_packages="g++ linux-headers cmake samurai pkgconf libuv-dev nlohmann-json fmt-dev pugixml-dev simdjson-dev
catch2-3 bubblewrap dnsmasq setpriv python3"
fedora_packages="gcc-c++ libstdc++-static glibc-static cmake ninja-build pkgconf libuv-devel json-devel cli11-devel
fmt-devel pugixml-devel simdjson-devel catch-devel bubblewrap dnsmasq util-linux python3"
arch_packages="gcc cmake ninja pkgconf libuv nlohmann-json cli11 fmt pugixml simdjson catch2 bubblewrap dnsmasq python"
freebsd_packages="cmake ninja pkgconf libuv nlohmann-json cli11 libfmt pugixml simdjson catch2 python3"
brew_packages="cmake ninja pkg-config libuv nlohmann-json cli11 fmt valijson pugixml simdjson catch2 python@3"

# package_manager: the command that this system's packages come by; Homebrew's and pkg's names are also found elsewhere.
package_manager() {
    for candidate in apt-get apk dnf pacman brew pkg; do
        if command -v "$candidate" >/dev/null; then
            echo "$candidate"
            return
        fi
    done
}

packages_of() {
    case $1 in
    apt-get) echo "$debian_packages${CI:+ $debian_linters}" ;;
    apk) echo "$alpine_packages" ;;
    dnf) echo "$fedora_packages" ;;
    pacman) echo "$arch_packages" ;;
    brew) echo "$brew_packages" ;;
    pkg) echo "$freebsd_packages" ;;
    esac
}

# is_installed MANAGER PACKAGE
is_installed() {
    case $1 in
    apt-get) [ "$(dpkg-query -W -f '${db:Status-Status}' "$2" 2>/dev/null)" = installed ] ;;
    apk) apk info -e "$2" >/dev/null 2>&1 ;;
    dnf) rpm -q "$2" >/dev/null 2>&1 ;;
    pacman) pacman -Qq "$2" >/dev/null 2>&1 ;;
    brew) case " $brew_present " in *" $2 "* | *" $2"[@.]*) true ;; *) false ;; esac ;;
    pkg) pkg info -e "$2" >/dev/null 2>&1 ;;
    esac
}

missing_packages() {
    if [ "$1" = brew ]; then brew_present=$(brew list --formula -1 | tr '\n' ' '); fi
    for package in $(packages_of "$1"); do
        is_installed "$1" "$package" || printf '%s ' "$package"
    done
}

# install_packages MANAGER PACKAGES...: what the manager says goes into a log.
install_packages() {
    log=build/logs/packages.log
    mkdir -p build/logs
    printf 'Installing %s packages (log: %s) ... ' "$(($# - 1))" "$log"
    began=$(date +%s)
    if run_manager "$@" >"$log" 2>&1; then
        echo "done in $(($(date +%s) - began)) s"
    else
        echo failed
        tail -n 20 "$log" >&2
        exit 3
    fi
}

run_manager() {
    manager=$1
    shift
    case $manager in
    apt-get)
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
        ;;
    apk) as_root apk add -q --no-cache "$@" ;;
    dnf) as_root dnf install -y -q "$@" ;;
    pacman) as_root pacman -Sy --noconfirm --needed "$@" ;;
    brew) brew install "$@" ;;
    pkg) as_root pkg install -y "$@" ;;
    esac
}

confirm() {
    [ "${CI:-}" = true ] && return
    [ -t 0 ] || return 0
    printf 'Install them now? [Y/n] '
    read -r answer
    case "$answer" in [nN]*) echo "Nothing was installed; install them and start again." >&2; exit 3 ;; esac
}

provision() {
    manager=$(package_manager)
    if [ -z "$manager" ]; then
        echo "No package manager that is known here: install a C++20 compiler, CMake 3.25, Ninja and, where the build" \
            "shall not fetch them, libuv, nlohmann/json, CLI11, fmt, valijson, pugixml, simdjson and Catch2." >&2
        return
    fi
    missing=$(missing_packages "$manager")
    if [ -n "$missing" ]; then
        echo "Missing packages, from the system's own sources by $manager: $missing"
        confirm
        # shellcheck disable=SC2086 # a list of words
        install_packages "$manager" $missing
    fi
    [ "$manager" != apt-get ] || provision_headers
}

# provision_headers: valijson is a folder of headers, but Debian's package of it draws in Qt, Poco and others, some 160 in all.
provision_headers() {
    [ -e /usr/include/valijson ] || platforms/provision/valijson || exit 3
}

# provision_for [PLATFORM...]: asks the program $sockmatrix, brings what these platforms lack (all if none is given), and
# tells the time that took.
# A step or package that cannot be had leaves its platform out; what is missing then stands in the doctor's list.
provision_for() {
    began=$(date +%s)
    # shellcheck disable=SC2154 # ./run sets it
    packages=$("$sockmatrix" doctor --list packages "$@")
    steps=$("$sockmatrix" doctor --list steps "$@")
    # What a step brings from npm needs its client, which a machine may have from elsewhere than a package.
    case "$steps" in *zig*) command -v npm >/dev/null || packages="$packages npm" ;; esac
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

# build PRESET: configures and builds, and shows the build's output only if it fails; on a terminal, how far it is. In a
# shell of its own, so that the caller's variables stay what they are.
build() (
    mkdir -p "build/logs"
    log=build/logs/$1.log
    printf 'Building %s (log: %s) ... ' "$1" "$log"
    began=$(date +%s)
    { cmake --preset "$1" && cmake --build --preset "$1" || echo "The build failed."; } 2>&1 | tee "$log" | show_steps
    if [ "$(tail -n 1 "$log")" != "The build failed." ]; then
        echo "done in $(($(date +%s) - began)) s"
    else
        echo failed
        tail -n 60 "$log" >&2
        exit 3
    fi
)

# show_steps: of Ninja's output the numbers of its steps, [7/100], in one place, if this is a terminal.
show_steps() {
    if [ -t 1 ]; then
        sed -un 's/^\[\([0-9]*\/[0-9]*\)\].*/\1/p' | while read -r step; do printf '\0337%s\0338' "$step"; done
        printf '\033[K'
    else
        cat >/dev/null
    fi
}
