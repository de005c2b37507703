#!/bin/sh
# A date in Pashto begins with the Latin letters "AP", and one in Dari, of the same country and calendar, does not.
#
# Package:  node 24.21.0 (ICU 78.3, CLDR 48: the formats that browsers have as well)
# Input:    the first day of the Afghan year 1406, 21 March 2027, in the languages of Afghanistan.
# Expected: day, month and year in the script of the language, as Dari has them: ۱ حمل ۱۴۰۶.
# Seen:     every style of Pashto puts the era first, in Latin letters, though nobody asked for one, and the year before
#           the day; Uzbek in Arabic script does too, with Persian month names in Latin letters. Turkmen of the same
#           country has another calendar altogether. Beside an hour, "AP" reads like a half of the day.
# Why:      the locale data has patterns of the Persian calendar for Dari. The others inherit the general patterns of all
#           calendars, which name the era, and the root's short name of it.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts node@24.21.0
# The package fetches the program for this machine in a script, which some versions of npm run and some do not.
(cd node_modules/node && node installArchSpecificPackage >/dev/null 2>&1)

cat >look.mjs <<'SCRIPT'
const newYear = Date.UTC(2027, 2, 21)

const seen = {
  'fa-AF': ['persian', '۱ حمل ۱۴۰۶'],
  'ps-AF': ['persian', 'AP ۱۴۰۶ وری ۱'],
  'uz-Arab-AF': ['persian', 'AP ۱۴۰۶ Farvardin ۱'],
  'tk-AF': ['gregory', '21 mart 2027'],
  'ps-PK': ['gregory', '۲۰۲۷ مارچ ۲۱'],
}

let changed = false
for (const [locale, before] of Object.entries(seen)) {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const now = [format.resolvedOptions().calendar, format.format(newYear)]
  console.log(`${locale}: ${now.join(', ')}`)
  if (now.join() !== before.join()) {
    console.log(`  CHANGED: it was ${before.join(', ')}`)
    changed = true
  }
}
for (const dateStyle of ['short', 'medium', 'long', 'full']) {
  const text = new Intl.DateTimeFormat('ps-AF', { dateStyle, timeZone: 'UTC' }).format(newYear)
  if (!text.startsWith('AP ')) {
    console.log(`  CHANGED: the ${dateStyle} style of Pashto is ${text}`)
    changed = true
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node_modules/node/bin/node look.mjs
