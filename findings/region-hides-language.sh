#!/bin/sh
# A language is not found under a region whose usual script is another one, though it is found under that script.
#
# Package:  @formatjs/intl-localematcher 0.10.1
# Input:    what a reader asks for, first choice first, and a list of texts in which the first language stands: Serbian as
#           it is tagged in Montenegro, Punjabi as it is tagged in Pakistan; German or Urdu as the second choice.
# Expected: the text in the first language. It is offered, `sr-Latn` finds it, and the simpler algorithm of the same
#           package (`lookup`) does.
# Seen:     `sr-ME` gets German, `sr-Latn` Serbian; `pa-PK` gets Urdu. Only where the list names the script (`sr-Latn`)
#           does the region lead there.
# Why:      a tag is completed before it is compared (`sr-ME` to `sr-Latn-ME`, `sr` to `sr-Cyrl-RS`). The distance of another
#           script and that of another region add up, and to go on to the second choice costs less; Punjabi in the other
#           script is too far away to be taken at all. `sr-Latn` lacks the distance of the region.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund @formatjs/intl-localematcher@0.10.1

cat >look.mjs <<'SCRIPT'
import { match } from '@formatjs/intl-localematcher'

const seen = [
  { asked: ['sr-ME', 'de'], offered: ['sr', 'de', 'en'], best: 'de', lookup: 'sr' },
  { asked: ['sr-Latn', 'de'], offered: ['sr', 'de', 'en'], best: 'sr', lookup: 'sr' },
  { asked: ['sr-ME', 'de'], offered: ['sr-Latn', 'de', 'en'], best: 'sr-Latn', lookup: 'de' },
  { asked: ['pa-PK', 'ur'], offered: ['pa', 'ur', 'en'], best: 'ur', lookup: 'pa' },
]

let changed = false
for (const { asked, offered, best, lookup } of seen) {
  const now = match(asked, offered, 'en')
  const simple = match(asked, offered, 'en', { algorithm: 'lookup' })
  console.log(`${asked.join(' then ')} of ${offered.join(', ')}: best fit ${now}, lookup ${simple}`)
  if (now !== best || simple !== lookup) {
    console.log(`  CHANGED: it was ${best} and ${lookup}`)
    changed = true
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node look.mjs
