# Sourced by the provision steps: where what they bring is kept, and how they bring it.

SOCKMATRIX_STORE=${SOCKMATRIX_STORE:-${XDG_CACHE_HOME:-$HOME/.cache}/sockmatrix}
export SOCKMATRIX_STORE
store=$SOCKMATRIX_STORE

give_up() {
    echo "$0: $*" >&2
    exit 1
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

# step_folder NAME: an empty folder in the store to prepare NAME in; `into_place` makes it NAME.
step_folder() {
    mkdir -p "$store"
    aside=$(mktemp -d "$store/.$1.XXXXXX") || give_up "cannot write in $store"
    trap 'rm -rf "$aside"' EXIT
    trap 'exit 1' HUP INT TERM
}

# into_place FOLDER NAME: what is half done never has the name.
into_place() {
    chmod 755 "$1"
    rm -rf "${store:?}/$2"
    mv "$1" "$store/$2"
}

# debian_mirror: where this machine takes Debian from; SOCKMATRIX_DEBIAN_MIRROR says another place.
debian_mirror() {
    if [ -n "${SOCKMATRIX_DEBIAN_MIRROR:-}" ]; then
        echo "$SOCKMATRIX_DEBIAN_MIRROR"
    else
        # shellcheck disable=SC2016 # apt-get's own placeholder
        apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' 'Origin: Debian' | head -n 1
    fi
}

# apt_of SUITE ARGS...: apt-get with lists and settings of its own; the machine's stay as they are.
apt_of() {
    apt_state=$store/apt/$1
    shift
    apt-get -qq -o "Dir::State=$apt_state" -o "Dir::State::status=$apt_state/status" \
        -o "Dir::Cache=$apt_state/cache" -o "Dir::Etc::SourceList=$apt_state/sources.list" \
        -o Dir::Etc::SourceParts=- -o Acquire::Languages=none -o "APT::Sandbox::User=$(id -un)" "$@"
}

# debian_unpack SUITE FOLDER PACKAGES...: the packages' files, which apt checks against the archive's signature.
debian_unpack() {
    suite=$1 folder=$2
    shift 2
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -e "$keyring" ] || give_up "the package debian-archive-keyring is missing"
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || give_up "the sources of this machine are not Debian's; set SOCKMATRIX_DEBIAN_MIRROR"
    mkdir -p "$store/apt/$suite/lists/partial" "$store/apt/$suite/cache/archives/partial" "$folder" "$folder.deb"
    : >"$store/apt/$suite/status"
    echo "deb [signed-by=$keyring] $mirror $suite main" >"$store/apt/$suite/sources.list"
    apt_of "$suite" update || give_up "the lists of $suite cannot be had"
    (cd "$folder.deb" && apt_of "$suite" download "$@") || give_up "cannot be had from $suite: $*"
    for package in "$folder.deb"/*.deb; do
        dpkg-deb -x "$package" "$folder" || give_up "cannot be unpacked: $package"
    done
}
