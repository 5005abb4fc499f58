# scripts/setup.sh: what demo.sh and test.sh share: packages, Node, the build of the program and of the pages.
# Sourced, not run. Everything it makes goes into build/; each step is skipped when its result is there already.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
mkdir -p build
log=$root/build/setup.log

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }

fail() {
    printf '\nerror: %s\n' "$1" >&2
    [ -z "${2:-}" ] || printf '       %s\n' "$2" >&2
    exit 1
}

# step "what is done" command…: runs it with its output in the log; on failure shows the end of the log.
step() {
    local what=$1 began=$SECONDS
    shift
    say "$what"
    if ! "$@" >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        fail "This did not work: $what" "The whole output is in $log."
    fi
    [ $((SECONDS - began)) -lt 5 ] || say "  done in $((SECONDS - began)) s"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# install_packages package…: Debian packages that are not there yet.
install_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "This is no Debian system: apt-get is missing." "Install by hand: ${missing[*]}"
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        fail "Packages are missing and there is no sudo." "As root, run: apt-get install ${missing[*]}"
    fi
    export DEBIAN_FRONTEND=noninteractive
    step "Fetching the list of packages" as_root apt-get update
    step "Installing ${#missing[@]} Debian packages" as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}"
    # Debian's postgresql-15 starts a server of its own on port 5432; Orderline does not use it and leaves it as it is.
}

build_packages=(
    g++ cmake ninja-build pkg-config ca-certificates
    libboost1.81-dev libboost-json1.81-dev libpq-dev libssl-dev libsodium-dev libfmt-dev libspdlog-dev libcli11-dev
    libtomlplusplus-dev libcairo2-dev zlib1g-dev libhiredis-dev prometheus-cpp-dev libmimalloc-dev liboath-dev
    libqrencode-dev
    postgresql-15
)
test_packages=(libgtest-dev libgmock-dev chromium graphviz redis-server curl)

# node_fits program least: whether it is 20.19, 22.12 or newer, and `least` (a major version) at least.
node_fits() {
    "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number), least = Number(process.argv[1]);
             process.exit(a >= least && ((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22) ? 0 : 1)' "$2" 2>/dev/null
}

# need_node [least]: Vite needs Node 20.19 or 22.12 and later; the packages of tests/npm (supabase-js, mermaid) 22.12. Debian 12
# has 18, which is good enough to fetch a newer one from npm.
need_node() {
    local own=$root/build/node/node_modules/node/bin least=${1:-20}
    if command -v node >/dev/null && node_fits node "$least" && command -v npm >/dev/null; then return; fi
    if [ ! -x "$own/node" ]; then
        command -v npm >/dev/null || install_packages nodejs npm
        step "Fetching Node 22 (the npm package \"node\")" npm install --no-fund --no-audit --prefix "$root/build/node" node@22
    fi
    export PATH="$own:$PATH"
    node_fits node "$least" || fail "Node $least is needed (20.19 or later, 22.12 or later); found $(node --version 2>/dev/null || echo none)."
}

# fetch_packages folder: the npm packages that its package-lock.json names, when that is newer than what is there.
fetch_packages() {
    need_node
    [ ! -d "$1/node_modules" ] || [ "$1/package-lock.json" -nt "$1/node_modules" ] || return 0
    step "Fetching the npm packages of $1 (npm ci)" npm ci --no-fund --no-audit --prefix "$1"
    touch "$1/node_modules"
}

# build_pages: web/dist, built anew when a source is newer.
build_pages() {
    fetch_packages web
    if [ ! -f web/dist/o.html ] || [ -n "$(find web -path web/node_modules -prune -o -path web/generated -prune -o -path web/dist -prune -o -type f -newer web/dist/o.html -print -quit)" ]; then
        step "Building the pages" npm run --prefix web build
    fi
}

# build_program preset [target…]: with a line of progress on a terminal, into the log otherwise.
build_program() {
    local preset=$1
    shift
    # Two compilers at a time need about 3 GB; on a small machine one.
    local jobs
    jobs=$(nproc)
    [ "$(awk '/MemAvailable/ {print int($2 / 1024 / 1500)}' /proc/meminfo)" -ge "$jobs" ] || jobs=1
    [ -f "build/$preset/build.ninja" ] || step "Configuring the build ($preset)" cmake --preset "$preset"
    say "Building Orderline ($preset; the first time takes several minutes)"
    if [ -t 1 ]; then
        NINJA_STATUS='    [%f/%t] ' ninja -C "build/$preset" -j "$jobs" "$@" || fail "The build failed." "The messages are above."
    else
        ninja -C "build/$preset" -j "$jobs" "$@" >"$log" 2>&1 || { tail -n 60 "$log" >&2; fail "The build failed." "The whole output is in $log."; }
    fi
}
