#!/bin/sh
# Normalising a language tag puts a country in the place of the script that was written.
#
# Package:  bcp-47-normalize 2.3.0
# Input:    tags of people who read a language in a script that is not the usual one of it: Kyrgyz in Latin or Arabic
#           letters, Tajik and Uzbek in Arabic letters, Uyghur in Cyrillic.
# Expected: the script stays, as it does for Serbian in Latin letters: it is all that such a tag adds, and by it a text
#           is chosen that the person can read.
# Seen:     `ky-Latn` becomes `ky-TR`, `ky-Arab` `ky-CN`, `uz-Arab` `uz-AF`, `tg-Arab` `tg-PK`, `ug-Cyrl` `ug-KZ`: a
#           country that nobody named, and no script. `sr-Latn` and `ky-Latn-KG` keep theirs.
# Why:      the shortest tag with the same likely subtags is looked for with a region before it is with a script
#           (Unicode LDML, "Remove Likely Subtags"); `Intl.Locale#minimize` of Node does the same. What is stored or shown
#           to other people is better canonicalised (`Intl.getCanonicalLocales`), which keeps both.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund bcp-47-normalize@2.3.0

cat >look.mjs <<'SCRIPT'
import { bcp47Normalize } from 'bcp-47-normalize'

const seen = {
  'ky-Latn': 'ky-TR',
  'ky-Arab': 'ky-CN',
  'uz-Arab': 'uz-AF',
  'tg-Arab': 'tg-PK',
  'ug-Cyrl': 'ug-KZ',
  'sr-Latn': 'sr-Latn',
  'ky-Latn-KG': 'ky-Latn-KG',
}

let changed = false
for (const [tag, before] of Object.entries(seen)) {
  const now = bcp47Normalize(tag)
  const canonical = Intl.getCanonicalLocales(tag)[0]
  console.log(`${tag}: normalised ${now}, canonical ${canonical}`)
  if (now !== before || canonical !== tag) {
    console.log(`  CHANGED: it was ${before}`)
    changed = true
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node look.mjs
