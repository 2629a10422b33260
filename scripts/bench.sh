# shellcheck shell=bash
# How fast and how small, measured on the optimised binary over HTTP: docs/bench.md says what and how.

BENCH_FOLDER=

# Rounds and their length, and how many returns and filings there are.
bench_full() { CASES=10000 FILINGS=300 ROUNDS=5 SECONDS_EACH=3 MAKING='1 min' ROUND='35 s'; }
bench_quick() { CASES=1000 FILINGS=60 ROUNDS=2 SECONDS_EACH=1 MAKING='5 s' ROUND='15 s'; }

bench_arguments() {
  bench_full
  JSON=() MARKDOWN=() BENCH_COMMAND="./x bench${*:+ $*}"
  while [[ $# -gt 0 ]]; do
    case $1 in
      --quick) bench_quick ;;
      --json) JSON=(--json "${2:?--json wants a file}"); shift ;;
      --markdown) MARKDOWN=(--markdown "${2:?--markdown wants a file}"); shift ;;
      *) die "./x bench [--quick] [--json FILE] [--markdown FILE], not '$1'" ;;
    esac
    shift
  done
}

# The machine in plain words.
machine() {
  local model memory
  model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
  memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1024 / 1024 }' /proc/meminfo)
  echo "$(nproc) cores of ${model:-$(uname -m)}, $memory GiB of memory"
}

# What is measured: a commit, and whether the checkout differs from it.
commit() {
  local commit; commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
  [[ -z $(git status --porcelain -- "${CRATES[@]}" Cargo.lock 2>/dev/null) ]] || commit+=' and changes'
  echo "$commit"
}

build_driver() { cargo build --locked --release -p server --example load --example yardstick; }

# command, its arguments…
driver() {
  local verb=$1; shift
  "$CARGO_TARGET_DIR/release/examples/load" "$verb" --folder "$BENCH_FOLDER" "$@"
}

# Servers are started and ended by the driver, each by its process id.
measure() {
  local -a place=(--calltag "$CALLTAG_BIN" --site "$CALLTAG_SITE_ROOT" --yardstick "$CARGO_TARGET_DIR/release/examples/yardstick")
  step "$MAKING" "Making $CASES returns and $FILINGS filings that only need to be sent" \
    driver make "${place[@]}" --cases "$CASES" --filings "$FILINGS"
  local round
  for ((round = 1; round <= ROUNDS; round++)); do
    step "$ROUND" "Measuring, round $round of $ROUNDS" driver round "${place[@]}" --seconds "$SECONDS_EACH"
  done
}

bench() {
  bench_arguments "$@"
  step '5 min after a change, 1 s otherwise' 'Building the load driver and the yardsticks' build_driver
  # Beside the build and not in /tmp, which may be memory: what is durable must reach a disk.
  BENCH_FOLDER=$(mktemp -d "$CACHE/bench.XXXXXX")
  trap 'finish; rm -rf -- "$BENCH_FOLDER"' EXIT
  measure
  driver report --cases "$CASES" "${JSON[@]}" "${MARKDOWN[@]}" --about "date=$(date -u +%F)" --about "commit=$(commit)" \
    --about "command=$BENCH_COMMAND" --about "machine=$(machine)"
}
