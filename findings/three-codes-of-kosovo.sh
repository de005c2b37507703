#!/bin/sh
# Three packages give Kosovo three different codes of three letters, so a join by them loses the country.
#
# Packages: i18n-iso-countries 7.14.0, world-countries 5.1.0, countries-list 3.4.1
# Input:    `XK`, on whose two letters all of them agree, and Albania to compare.
# Expected: one code of three letters, as for every other country, or none: ISO 3166 has not assigned any.
# Seen:     `XKK`, `UNK` and `XKX`; and the number 983, or none at all. Albania is `ALB` everywhere.
# Why:      the letters X are free for private use. Unicode chose XKK, the World Bank and others XKX, and the United
#           Nations write UNK in travel documents. A table that comes from somewhere else is joined by two letters.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund i18n-iso-countries@7.14.0 world-countries@5.1.0 countries-list@3.4.1

cat >look.mjs <<'SCRIPT'
import { getCountryData } from 'countries-list'
import iso from 'i18n-iso-countries'
import world from 'world-countries'

function codesOf(country) {
  const { cca3, ccn3 } = world.find(({ cca2 }) => cca2 === country)
  return [iso.alpha2ToAlpha3(country), cca3, getCountryData(country).iso3, iso.alpha2ToNumeric(country), ccn3]
}

const seen = { XK: ['XKK', 'UNK', 'XKX', '983', ''], AL: ['ALB', 'ALB', 'ALB', '008', '008'] }

let changed = false
for (const [country, before] of Object.entries(seen)) {
  const now = codesOf(country)
  console.log(`${country}: ${JSON.stringify(now)}`)
  if (now.join() !== before.join()) {
    console.log(`  CHANGED: it was ${JSON.stringify(before)}`)
    changed = true
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node look.mjs
