# shellcheck shell=sh
# Sourced by the actions, after platforms/provision/provision.sh.

# allow_namespaces: Ubuntu forbids them to programs without a profile of their own, and the hermetic launcher needs them.
allow_namespaces() {
    restriction=/proc/sys/kernel/apparmor_restrict_unprivileged_userns
    [ -e "$restriction" ] || return 0
    echo 0 | as_root tee "$restriction" >/dev/null || echo "Names will not be looked up hermetically here." >&2
}
