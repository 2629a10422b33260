# shellcheck shell=bash
# What the verbs need on the machine. Every `need_…` is silent when its piece is there already,
# says what it installs and how long that takes when not, and ends with one line when it cannot.

readonly CARGO_LEPTOS_VERSION=0.3.10
readonly LEPTOSFMT_VERSION=0.1.33
readonly CARGO_DENY_VERSION=0.20.2
readonly BINARYEN_VERSION=132.0.0
readonly NODE_VERSION=22.23.3
readonly LIGHTNINGCSS_VERSION=1.33.0
readonly LOCALSTRIPE_VERSION=1.15.10

# name, how to supply it
missing() { die "Missing: $1. $2"; }

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"
  elif has sudo; then sudo "$@"
  else missing "the rights to run '$*'" "Run it as root, then start again."
  fi
}

# how long, what for, Debian packages…
install_debian() {
  local took=$1 why=$2; shift 2
  has apt-get || missing "$why" "Install what Debian calls '$*', then start again."
  say "Installing $* for $why (about $took)"
  mkdir -p "$CACHE/log"
  local -a install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@")
  # The second try is for lists that are empty or old.
  { as_root "${install[@]}" || { as_root apt-get update && as_root "${install[@]}"; }; } \
    >"$CACHE/log/apt.log" 2>&1 || missing "$why" "'apt-get install $*' failed (see $CACHE/log/apt.log); install it by hand, then start again."
}

need_compiler() {
  # cargo-leptos compiles OpenSSL, which wants make and perl.
  { has cc && has make && has perl; } || install_debian '30 s' 'the linker and C compiler' gcc g++ libc6-dev make perl
  has rustup || missing 'rustup' 'Install it as https://rustup.rs says, then start again.'
  local channel; channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  if ! cargo --version >/dev/null 2>&1; then
    say "Installing Rust $channel (about 30 s)"
    rustup toolchain install "$channel" --profile minimal --component rustfmt --component clippy ||
      missing "Rust $channel" "Where rustup cannot download, link an installed one: rustup toolchain link $channel FOLDER."
  fi
}

need_wasm_target() {
  need_compiler
  [[ ! -d $(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib ]] || return 0
  say 'Adding the WebAssembly target (about 2 s)'
  rustup target add wasm32-unknown-unknown ||
    missing 'the WebAssembly target' "Unpack the component rust-std for wasm32-unknown-unknown into $(rustc --print sysroot)."
}

# crate, version, how long, further arguments…
need_cargo_tool() {
  local crate=$1 version=$2 took=$3; shift 3
  grep -qs "^\"$crate $version " "$CACHE/tools/.crates.toml" && return 0
  need_compiler
  say "Building $crate $version (about $took)"
  # The tools' own release profiles optimise for minutes what runs for seconds.
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 CARGO_PROFILE_RELEASE_DEBUG=0 \
    cargo install "$crate" --version "$version" --quiet \
      --root "$CACHE/tools" --target-dir "$CACHE/tools-target" "$@" ||
    missing "$crate $version" "Put it into $CACHE/tools with 'cargo install --root', then start again."
  rm -rf "$CACHE/tools-target"
}

need_cargo_leptos() { need_cargo_tool cargo-leptos "$CARGO_LEPTOS_VERSION" '5 min' --locked --features no_downloads; }
need_leptosfmt() { need_cargo_tool leptosfmt "$LEPTOSFMT_VERSION" '20 s'; }
need_cargo_deny() { need_cargo_tool cargo-deny "$CARGO_DENY_VERSION" '45 s' --no-default-features; }

# The generator must be of exactly the version of the library in Cargo.lock.
need_wasm_bindgen() {
  local version; version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
  need_cargo_tool wasm-bindgen-cli "$version" '1 min' --no-default-features
}

# Debian 12's Node.js is too old for Playwright; a newer one is an npm package like any other.
need_node() {
  has npm || install_debian '1 min' 'Node.js' nodejs npm
  local runtime=$CACHE/node/runtime-$NODE_VERSION
  [[ ! -d $runtime ]] || PATH=$runtime/bin:$PATH
  [[ $(node -p 'process.versions.node.split(".")[0]') -lt 20 ]] || return 0
  local arch=x64; [[ $(uname -m) != aarch64 ]] || arch=arm64
  say "Installing Node.js $NODE_VERSION (about 10 s)"
  npm_into "$runtime.part" "node-linux-$arch@$NODE_VERSION" ||
    missing 'Node.js 20 or newer' 'Install one and put it first on PATH, then start again.'
  mv "$runtime.part/node_modules/node-linux-$arch" "$runtime"
  rm -rf "$runtime.part"
  PATH=$runtime/bin:$PATH
}

# folder, packages…
npm_into() {
  local folder=$1; shift
  mkdir -p "$folder"
  npm install --prefix "$folder" --no-save --no-audit --no-fund --loglevel=error "$@" >&2
}

need_wasm_opt() {
  need_node
  local folder=$CACHE/node/binaryen-$BINARYEN_VERSION
  if [[ ! -x $folder/node_modules/.bin/wasm-opt ]]; then
    say "Installing wasm-opt, binaryen $BINARYEN_VERSION (about 5 s)"
    npm_into "$folder" "binaryen@$BINARYEN_VERSION" ||
      missing "wasm-opt $BINARYEN_VERSION" "Put the npm package binaryen@$BINARYEN_VERSION into $folder/node_modules, then start again."
  fi
  PATH=$folder/node_modules/.bin:$PATH
}

# Joins the style sheets into one: cargo-leptos takes a single file and follows no @import.
need_lightningcss() {
  need_node
  local folder=$CACHE/node/lightningcss-$LIGHTNINGCSS_VERSION
  if [[ ! -e $folder/node_modules/.bin/lightningcss ]]; then
    say "Installing Lightning CSS $LIGHTNINGCSS_VERSION (about 5 s)"
    npm_into "$folder" "lightningcss-cli@$LIGHTNINGCSS_VERSION" ||
      missing "lightningcss $LIGHTNINGCSS_VERSION" "Put the npm package lightningcss-cli@$LIGHTNINGCSS_VERSION into $folder/node_modules, then start again."
  fi
  PATH=$folder/node_modules/.bin:$PATH
}

# One folder for each state of the lock file; end2end/node_modules points at the one in force.
need_playwright() {
  need_node
  local key folder
  key=$(sha256sum end2end/package-lock.json | cut -c1-12)
  folder=$CACHE/node/end2end-$key
  if [[ ! -e $folder/complete ]]; then
    say 'Installing Playwright and axe (about 10 s)'
    mkdir -p "$folder"
    cp end2end/package.json end2end/package-lock.json "$folder/"
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error >&2 ||
      missing "the npm packages of end2end/package.json" "Run 'npm ci' where the registry is reached and copy its folder to $folder/node_modules."
    touch "$folder/complete"
  fi
  [[ -L end2end/node_modules || ! -e end2end/node_modules ]] || rm -rf end2end/node_modules
  ln -sfn "$folder/node_modules" end2end/node_modules
}

# The provider of card payments in the browser tests: a server in Python that speaks Stripe's API.
need_localstripe() {
  export CALLTAG_LOCALSTRIPE=$CACHE/python/localstripe-$LOCALSTRIPE_VERSION
  [[ ! -e $CALLTAG_LOCALSTRIPE/complete ]] || return 0
  { has python3 && python3 -m pip --version >/dev/null 2>&1; } ||
    install_debian '30 s' 'the provider of card payments in the tests' python3 python3-pip
  say "Installing localstripe $LOCALSTRIPE_VERSION (about 10 s)"
  mkdir -p "$CACHE/log"
  # What pip says of other packages of the machine is of no interest here: it goes to the log.
  python3 -m pip install --disable-pip-version-check --target "$CALLTAG_LOCALSTRIPE" "localstripe==$LOCALSTRIPE_VERSION" >"$CACHE/log/pip.log" 2>&1 ||
    missing "localstripe $LOCALSTRIPE_VERSION" "See $CACHE/log/pip.log. Put the Python package and what it needs into $CALLTAG_LOCALSTRIPE, then start again."
  touch "$CALLTAG_LOCALSTRIPE/complete"
}

# The shell has no window to draw, which is a quarter less work for the same pages. A Chromium that is there already is
# taken where it cannot be had.
need_chromium() {
  if [[ -z ${CALLTAG_CHROMIUM:-} ]] && ! has chromium-headless-shell && has apt-get; then
    (install_debian '30 s' 'the browser tests' chromium-headless-shell) || has chromium || has chromium-browser || exit 1
  fi
  export CALLTAG_CHROMIUM=${CALLTAG_CHROMIUM:-$(command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || true)}
  [[ -x $CALLTAG_CHROMIUM ]] || missing 'Chromium' "Install it, or name it by CALLTAG_CHROMIUM, then start again."
}

# The slip is printed to a picture and read back: Poppler does it, as another program than ours.
need_poppler() {
  { has pdftoppm && has pdfinfo && has pdftotext; } || install_debian '10 s' 'the tests of the slip' poppler-utils
}

need_postgres() {
  [[ -z $(postgres_programs) ]] || return 0
  # Only the programs are wanted: without this line the package would also set up and start a server.
  [[ -e /etc/postgresql-common/createcluster.conf ]] || ! has apt-get ||
    { as_root mkdir -p /etc/postgresql-common
      echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null; }
  install_debian '30 s' 'the tests on PostgreSQL' postgresql
  [[ -n $(postgres_programs) ]] || missing 'PostgreSQL 15 or newer' "Install it so that 'initdb' and 'postgres' are on PATH, then start again."
}
