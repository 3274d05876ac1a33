# What api-check and schemathesis share. Sourced, not run, from the project's root.

# Builds the programs unless API_BINARIES names them.
api_binaries() {
    [ -n "${API_BINARIES:-}" ] && return 0
    need_swift
    say "building the service (the first build takes some minutes)"
    swift build --product profilehistory >&2
    swift build --product profilehistoryd >&2
    API_BINARIES=$(swift build --show-bin-path)
    export API_BINARIES
}

# Sets `python` to an interpreter that has the packages, in an environment of its own below a
# folder that is not kept in version control.
api_python() {
    local place=.build-api/python
    if [ ! -x "$place/bin/python" ]; then
        need_packages python3-venv
        python3 -m venv "$place"
    fi
    python=$PWD/$place/bin/python
    "$python" -m pip install --quiet --disable-pip-version-check "$@" >&2
}
