#!/usr/bin/env bash
# test.sh: installs what is missing, builds, and runs every test: C++, PostgreSQL, pages in Chromium.
# ./test.sh --all also runs the unit tests under the address, undefined-behaviour and thread sanitizers, as CI does.
all=0
case "${1:-}" in
    --all) all=1 ;;
    "") ;;
    *)
        echo "usage: ./test.sh [--all]    (--all: also under the sanitizers, as CI does)"
        [ "$1" = --help ] || [ "$1" = -h ]
        exit
        ;;
esac
source "$(dirname "${BASH_SOURCE[0]}")/scripts/setup.sh"

passed=0
failed=()

# run_tests preset label: ctest of one kind; its summary counts, a failure shows its output.
run_tests() {
    local preset=$1 label=$2 results=$root/build/$1/results-$2.txt
    say "Tests: $label ($preset)"
    if ctest --test-dir "build/$preset" -L "^$label\$" -j2 --output-on-failure --no-tests=error >"$results" 2>&1; then
        tail -n 3 "$results" | head -n 1
    else
        cat "$results"
        failed+=("$label ($preset)")
    fi
    passed=$((passed + $(grep -c ' Passed ' "$results" || true)))
}

# run_script name command…: one test that is a program of its own.
run_script() {
    local name=$1 output=$root/build/output-$1.txt
    shift
    say "Tests: $name"
    if "$@" >"$output" 2>&1; then
        tail -n 2 "$output"
        passed=$((passed + 1))
    else
        tail -n 100 "$output"
        failed+=("$name")
    fi
}

install_packages "${build_packages[@]}" "${test_packages[@]}"
need_node 22
build_pages
fetch_packages tests/npm
build_program dev

run_tests dev test
run_tests dev pgtest
run_script system node --test --test-reporter=spec tests/system/*.test.mjs
run_script schema-toolchain node --test --test-concurrency=2 --test-reporter=spec tests/schema_toolchain/*.test.mjs
run_script generated node --test --test-concurrency=2 --test-reporter=spec tests/npm/*.test.mjs
run_script web-types npm run --prefix web typecheck
run_script web-units npm run --prefix web test
run_script pages node tests/pages/run.mjs

if [ "$all" = 1 ]; then
    for preset in asan tsan; do
        build_program "$preset" unit_tests
        run_tests "$preset" test
    done
fi

for name in "${failed[@]}"; do printf 'FAILED: %s\n' "$name"; done
printf '%d passed, %d failed\n' "$passed" "${#failed[@]}"
[ ${#failed[@]} -eq 0 ]
