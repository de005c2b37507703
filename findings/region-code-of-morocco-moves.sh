#!/bin/sh
# The code MA-05 is Fès-Boulemane in one package and Béni Mellal-Khénifra in another: what is stored by one names another
# region when it is read by the other, and nothing fails.
#
# Packages: iso-3166-2 1.0.0, country-region-data 4.1.0
# Input:    the codes MA-01, MA-05 and MA-12 of ISO 3166-2, and SN-DK of Senegal to compare.
# Expected: each code names one place, or is unknown to a package that has an older list.
# Seen:     iso-3166-2 has the sixteen regions from before 2015, country-region-data the twelve that there are now. The new
#           regions were given numbers that the old ones had: MA-05 and MA-12 name places hundreds of kilometres apart,
#           MA-01 a part of what it names now. Dakar is Dakar in both.
# Why:      ISO 3166-2 numbered the regions of Morocco anew instead of giving the new ones new codes.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund iso-3166-2@1.0.0 country-region-data@4.1.0

cat >look.mjs <<'SCRIPT'
import { allCountries } from 'country-region-data'
import iso from 'iso-3166-2'

function namesOf(code) {
  const [, , regions] = allCountries.find(([, country]) => country === code.slice(0, 2))
  const [name] = regions.find(([, region]) => region === code || `${code.slice(0, 3)}${region}` === code) ?? []
  return [iso.subdivision(code)?.name, name]
}

const seen = {
  'MA-01': ['Tanger-Tétouan', 'Tanger-Tétouan-Al Hoceïma'],
  'MA-05': ['Fès-Boulemane', 'Béni Mellal-Khénifra'],
  'MA-12': ['Tadla-Azilal', 'Dakhla-Oued Ed-Dahab'],
  'SN-DK': ['Dakar', 'Dakar'],
}

let changed = false
for (const [code, before] of Object.entries(seen)) {
  const now = namesOf(code)
  console.log(`${code}: ${JSON.stringify(now)}`)
  if (now.join() !== before.join()) {
    console.log(`  CHANGED: it was ${JSON.stringify(before)}`)
    changed = true
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node look.mjs
