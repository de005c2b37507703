#!/bin/sh
# The best fit for somebody who reads Kurdish is the language of the state, also beside a text in the other Kurdish.
#
# Package:  @formatjs/intl-localematcher 0.10.1
# Input:    one language that is asked for and for which there is no text, and a default that should be taken then.
# Expected: the default. What a person did not ask for is shown to them as a choice at most, and not in the place of an
#           answer; where something nearer is offered (`ku` for `ckb`), that.
# Seen:     Sorani (`ckb`) gets Arabic, and does so beside Kurmanji (`ku`); Kurmanji gets Turkish, Tibetan Chinese, Kyrgyz
#           and Azerbaijani Russian. `lookup` gives the default in each case.
# Why:      the table of distances between languages (Unicode CLDR, `languageMatching`) also holds languages that are
#           understood because a state teaches them, and it holds no pair of the two Kurdish languages.
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
  ['ckb', ['ku', 'ar', 'en'], 'ar'],
  ['ckb', ['ku', 'en'], 'en'],
  ['ku', ['tr', 'de', 'en'], 'tr'],
  ['bo', ['zh', 'de', 'en'], 'zh'],
  ['ky', ['ru', 'de', 'en'], 'ru'],
  ['az', ['ru', 'de', 'en'], 'ru'],
]

let changed = false
for (const [asked, offered, before] of seen) {
  const now = match([asked], offered, 'en')
  const simple = match([asked], offered, 'en', { algorithm: 'lookup' })
  console.log(`${asked} of ${offered.join(', ')}: best fit ${now}, lookup ${simple}`)
  if (now !== before || simple !== 'en') {
    console.log(`  CHANGED: it was ${before} and en`)
    changed = true
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node look.mjs
