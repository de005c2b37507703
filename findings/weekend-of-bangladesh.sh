#!/bin/sh
# The weekend of Bangladesh is Saturday and Sunday, if one asks the data that browsers and libraries ask.
#
# Packages: cldr-core 48.2.0 (the table), luxon 3.7.2 (which reads the runtime's copy of it)
# Input:    countries in which offices do not close on Saturday and Sunday.
# Expected: Friday and Saturday for Bangladesh and the Maldives, Saturday alone for Nepal, as their offices keep it.
# Seen:     none of the three is in the table, so they have the weekend of the whole world. Egypt and Iraq are right.
#           Deadlines and office hours that are counted by it close on a Sunday that is worked, and run on a Friday.
# Why:      a territory without an entry falls back to `001`; nothing says whether that was looked at or never entered.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund cldr-core@48.2.0 luxon@3.7.2

cat >look.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs'
import { Info } from 'luxon'

const file = 'node_modules/cldr-core/supplemental/weekData.json'
const { weekendStart, weekendEnd } = JSON.parse(readFileSync(file, 'utf8')).supplemental.weekData

const seen = {
  'bn-BD': [undefined, undefined, '6,7'],
  'dv-MV': [undefined, undefined, '6,7'],
  'ne-NP': [undefined, undefined, '6,7'],
  'ar-EG': ['fri', 'sat', '5,6'],
  'ar-IQ': ['fri', 'sat', '5,6'],
}

let changed = false
for (const [locale, before] of Object.entries(seen)) {
  const country = locale.slice(-2)
  const now = [weekendStart[country], weekendEnd[country], Info.getWeekendWeekdays({ locale }).join()]
  console.log(`${country}: table ${now[0] ?? 'nothing'} to ${now[1] ?? 'nothing'}, days ${now[2]} (1 is Monday)`)
  if (now.join() !== before.join()) {
    console.log(`  CHANGED: it was ${before.join()}`)
    changed = true
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node look.mjs
