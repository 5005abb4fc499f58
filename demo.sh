#!/usr/bin/env bash
# demo.sh: from a fresh Debian 12 to both pages in a browser: installs, builds, starts everything on a private PostgreSQL.
# Run it again at any time: it goes on from what is there. Ctrl-C stops it; the data stays in build/demo-data.
case "${1:-}" in
    -h | --help)
        echo "usage: ./demo.sh [options of 'orderline demo', such as --port 9000]"
        echo "Installs what is missing, builds, and serves the demo until Ctrl-C. To begin anew: rm -rf build/demo-data"
        exit 0
        ;;
esac
source "$(dirname "${BASH_SOURCE[0]}")/scripts/setup.sh"

install_packages "${build_packages[@]}"
build_pages
build_program release orderline

say "Starting"
export ORDERLINE_DATA_DIR=${ORDERLINE_DATA_DIR:-$root/build/demo-data}
exec build/release/bin/orderline demo "$@"
