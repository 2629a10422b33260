# shellcheck shell=bash
# A PostgreSQL cluster of the tests' own: in a temporary folder, on a free port, gone at the end.

POSTGRES_FOLDER=

# The folder that holds `initdb` and `postgres`, empty when there is none.
postgres_programs() {
  local found; found=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
  [[ -x $found ]] || found=$(command -v initdb || true)
  [[ -z $found ]] || dirname "$found"
}

# PostgreSQL refuses to run as root: then it runs as the package's own user.
as_postgres() {
  if [[ $EUID -eq 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi
}

free_port() {
  local port
  for _ in {1..50}; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  die 'No free port between 20000 and 32000.'
}

# Starts the cluster and exports CALLTAG_TEST_POSTGRES_URL; each test makes its own database from it.
start_postgres() {
  need_postgres
  local programs port; programs=$(postgres_programs); port=$(free_port)
  POSTGRES_FOLDER=$(mktemp -d /tmp/calltag-postgres.XXXXXX)
  [[ $EUID -ne 0 ]] || chown postgres "$POSTGRES_FOLDER"
  say "Starting a PostgreSQL for the tests on port $port (about 3 s)"
  (
    cd "$POSTGRES_FOLDER"
    as_postgres "$programs/initdb" -D cluster -U calltag -A trust -E UTF8 --locale=C.UTF-8 --no-sync >initdb.log
    # Nothing in it outlives the tests, so nothing is worth a flush to disk.
    as_postgres "$programs/pg_ctl" -D cluster -w -l "$POSTGRES_FOLDER/cluster/server.log" -o "-p $port -k $POSTGRES_FOLDER \
      -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" start >start.log
  ) || die "PostgreSQL did not start: $(tail -n 3 "$POSTGRES_FOLDER"/{initdb,start}.log "$POSTGRES_FOLDER/cluster/server.log" 2>/dev/null)"
  export CALLTAG_TEST_POSTGRES_URL=postgres://calltag@127.0.0.1:$port/postgres
}

stop_postgres() {
  [[ -n $POSTGRES_FOLDER ]] || return 0
  local pid; pid=$(head -n 1 "$POSTGRES_FOLDER/cluster/postmaster.pid" 2>/dev/null || true)
  if [[ -n $pid ]]; then
    kill -INT "$pid" 2>/dev/null || true
    for _ in {1..50}; do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  fi
  rm -rf "$POSTGRES_FOLDER"
  POSTGRES_FOLDER=
}
