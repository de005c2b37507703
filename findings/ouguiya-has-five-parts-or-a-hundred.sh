#!/bin/sh
# How much 1,250 minor units of Mauritania's or Madagascar's money are depends on the package that is asked.
#
# Packages: dinero.js 2.0.2, currency-codes 2.2.0; besides, Intl of Node 20 and later
# Input:    1,250 minor units of MRU and MGA, and of EUR, TND and IQD to compare.
# Expected: one answer, as ISO 4217 says: two decimal places for both, so 12.50.
# Seen:     MRU is 250 by `dinero.js`, which counts in fifths, and 12.50 by the other two. MGA is 250, 12.50 and, by Intl,
#           1,250. IQD is 1.250 by the packages and 1,250 by Intl.
# Why:      an ouguiya and an ariary have five parts in the purse; ISO 4217 lists them with two places and a note; Intl goes
#           by CLDR, which knows what is used in shops. An amount that one program counts in minor units and another one
#           shows is wrong by twenty, a hundred or a thousand times. Both sides have to name the list that they count by.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund dinero.js@2.0.2 currency-codes@2.2.0

cat >look.mjs <<'SCRIPT'
import codes from 'currency-codes'
import { dinero, toUnits } from 'dinero.js'
import * as currencies from 'dinero.js/currencies'

const amount = 1250

// By `dinero.js`, `currency-codes`, Intl.
const seen = {
  MRU: [250, 12.5, 12.5],
  MGA: [250, 12.5, 1250],
  IQD: [1.25, 1.25, 1250],
  TND: [1.25, 1.25, 1.25],
  EUR: [12.5, 12.5, 12.5],
}

function byDinero(code) {
  const { base, exponent } = currencies[code]
  const [whole, parts] = toUnits(dinero({ amount, currency: currencies[code] }))
  return whole + parts / base ** exponent
}

const byDigits = (digits) => amount / 10 ** digits
const intl = (currency) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits

let changed = false
for (const [code, before] of Object.entries(seen)) {
  const now = [byDinero(code), byDigits(codes.code(code).digits), byDigits(intl(code))]
  console.log(`${amount} minor units of ${code}, by each: ${now.join(', ')}`)
  if (now.join() !== before.join()) {
    console.log(`  CHANGED: it was ${before.join(', ')}`)
    changed = true
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node look.mjs
