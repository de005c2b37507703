#!/bin/sh
# A short surname is taken for an academic degree, and the person is left with none.
#
# Package:  humanparser 2.7.0
# Input:    a given name and a surname of two letters, as many people write theirs.
# Expected: the second word is the surname: there is no other, and `Ba`, `Sy` and `Do` are.
# Seen:     `Ma` is put among the suffixes and the surname is empty; an initial (`I`, `V`), under which somebody is
#           registered who has one name, is taken for the number of a king. `El Amrani` loses its article to the second given
#           name, while `van Dijk` keeps it.
# Why:      words are looked up in a list of degrees and numerals before it is asked what would be left. A name that a
#           person gave in two fields is better never put together and taken apart again.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund humanparser@2.7.0

cat >look.mjs <<'SCRIPT'
import humanparser from 'humanparser'

// The surname, and what follows it.
const seen = {
  'Aminata Ma': ['', 'Ma'],
  'Aminata Ba': ['Ba', undefined],
  'Aminata Sy': ['Sy', undefined],
  'Ahmed I': ['', 'I'],
  'Mohamed El Amrani': ['Amrani', undefined],
  'Anna van Dijk': ['van Dijk', undefined],
}

let changed = false
for (const [name, before] of Object.entries(seen)) {
  const { lastName, suffix } = humanparser.parseName(name)
  console.log(`${name}: surname "${lastName}", suffix "${suffix ?? ''}"`)
  if (lastName !== before[0] || suffix !== before[1]) {
    console.log(`  CHANGED: it was ${JSON.stringify(before)}`)
    changed = true
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node look.mjs
