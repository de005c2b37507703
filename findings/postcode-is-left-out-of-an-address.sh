#!/bin/sh
# Two formatters of postal addresses leave out a postcode that they were given, each in other countries, without a word.
#
# Packages: @fragaria/address-formatter 6.7.1, localized-address-format 1.3.3, postcode-validator 3.10.22
# Input:    an address with street, town and postcode in Niger, Afghanistan and Ghana, and in Senegal to compare.
# Expected: an address that holds all that was given, or an error that names what the country has no place for.
# Seen:     the first one drops the postcodes of Niger and Afghanistan, which the second one prints and the validator
#           calls right; both drop the digital address that Ghana has used as its postcode since 2017. Senegal keeps its own
#           in both.
# Why:      an address is laid out by a template of its country. A part for which the template has no place is passed over.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund \
  @fragaria/address-formatter@6.7.1 localized-address-format@1.3.3 postcode-validator@3.10.22

cat >look.mjs <<'SCRIPT'
import open from '@fragaria/address-formatter'
import { formatAddress } from 'localized-address-format'
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator'

const [street, town] = ['Rue 1', 'Town']

function keptOf(countryCode, postcode) {
  const first = open.format({ road: street, city: town, postcode, countryCode }, { output: 'array' })
  const second = formatAddress({
    postalCountry: countryCode,
    postalCode: postcode,
    locality: town,
    addressLines: [street],
  })
  const keeps = (lines) => lines.join(' ').includes(postcode)
  const known = postcodeValidatorExistsForCountry(countryCode)
  return [keeps(first), keeps(second), known && postcodeValidator(postcode, countryCode)]
}

const seen = {
  'NE 8001': [false, true, true],
  'AF 1001': [false, true, true],
  'GH GA-183-8164': [false, false, false],
  'SN 12500': [true, true, true],
}

let changed = false
for (const [place, before] of Object.entries(seen)) {
  const now = keptOf(...place.split(' '))
  console.log(`${place}: ${JSON.stringify(now)}`)
  if (now.join() !== before.join()) {
    console.log(`  CHANGED: it was ${JSON.stringify(before)}`)
    changed = true
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node look.mjs
