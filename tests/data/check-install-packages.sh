#!/bin/sh
# Usage: check-install-packages.sh SOURCE: whether src/install-packages does, or asks for, the
# right thing on machines of several kinds, which are played here.
set -u
script=$1/src/install-packages
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

fail () {
  echo "$*" >&2
  exit 1
}

# a machine with nothing but these programs, where only the package "here" is installed
new_machine () { # ID-OF-USER
  rm -rf "$folder/bin" "$folder/did"
  mkdir "$folder/bin"
  for program in cat env grep; do
    ln -s "$(command -v $program)" "$folder/bin/$program"
  done
  play id "echo $1"
  play dpkg-query '[ "$4" = here ] && echo "install ok installed"'
}

play () { # PROGRAM WHAT-IT-DOES
  printf '#!/bin/sh\n%s\n' "$2" >"$folder/bin/$1"
  chmod +x "$folder/bin/$1"
}

run () { # PACKAGE…
  printf '%s\n' "$@" >"$folder/list"
  PATH=$folder/bin /bin/sh "$script" "$folder/list" >"$folder/out" 2>&1
}

asks () {
  grep -q 'apt-get install lacking other$' "$folder/out" || fail "does not ask: $(cat "$folder/out")"
}

new_machine 1000
run here || fail "nothing was missing: $(cat "$folder/out")"

run here lacking other && fail "no apt-get"
asks

play apt-get "echo \"\$*\" >>'$folder/did'"
run here lacking other && fail "no root, no sudo"
asks
[ ! -e "$folder/did" ] || fail "tried without root"

play sudo 'exec "$@"'
run here lacking other || fail "with sudo: $(cat "$folder/out")"
grep -q '^install .* lacking other$' "$folder/did" || fail "with sudo: $(cat "$folder/did")"
grep -q 'missing: lacking other$' "$folder/out" || fail "not told: $(cat "$folder/out")"

play sudo 'exit 1'
run here lacking other && fail "not allowed to use sudo"
asks

new_machine 0
play apt-get '[ "$1" != install ]'
run here lacking other && fail "not to be had"
asks
