# What the scripts in this folder share. Sourced, not run.

# Says a step on standard error, so that standard output stays the program's own.
say() { printf '%s\n' "$*" >&2; }

# Installs Debian packages that are missing, or says which and how where it may not.
need_packages() {
    local missing=()
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' \
            || missing+=("$package")
    done
    [ "${#missing[@]}" -eq 0 ] && return 0
    local sudo="" install="apt-get install -y ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        if sudo -n true 2>/dev/null; then
            sudo="sudo "
        else
            say "missing: ${missing[*]}"
            say "install them first: sudo $install"
            exit 2
        fi
    fi
    say "installing ${missing[*]}"
    ${sudo}apt-get update >/dev/null 2>&1 || true
    if ! ${sudo}env DEBIAN_FRONTEND=noninteractive $install >/dev/null; then
        say "could not install: ${missing[*]}; install them by hand and run this again"
        exit 2
    fi
}

# Stops where there is no Swift toolchain.
need_swift() {
    command -v swift >/dev/null 2>&1 && return 0
    say "no Swift toolchain found; install Swift 6.3 or later from swift.org"
    exit 2
}
