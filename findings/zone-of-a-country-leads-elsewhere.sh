#!/bin/sh
# The time zone that a country is said to have leads back to another country.
#
# Package:  countries-and-timezones 3.10.0
# Input:    countries of return, asked for their zones; then each zone, asked for its country.
# Expected: `Africa/Dakar` for Senegal and back, as the zone is called in the tz database and shown on a telephone there.
# Seen:     Senegal, Ghana and the Gambia have `Africa/Abidjan` alone, which leads to Côte d'Ivoire, and Niger has
#           `Africa/Lagos`, which leads to Nigeria: a form that offers "your zone" shows a foreign city, and a country that is
#           filled in from the zone is wrong. Kosovo has no zone, and is no country. `Africa/Dakar` itself is known, and
#           leads to Senegal.
# Why:      zones whose clocks agreed since 1970 are links of one of them in the tz database; deprecated names are left
#           out of the list of a country unless they are asked for (`{ deprecated: true }`).
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund countries-and-timezones@3.10.0

cat >look.mjs <<'SCRIPT'
import zones from 'countries-and-timezones'

const seen = {
  SN: ['Africa/Abidjan', 'CI'],
  GH: ['Africa/Abidjan', 'CI'],
  GM: ['Africa/Abidjan', 'CI'],
  NE: ['Africa/Lagos', 'NG'],
  MA: ['Africa/Casablanca', 'MA'],
  XK: [undefined, undefined],
}

let changed = false
for (const [country, before] of Object.entries(seen)) {
  const zone = zones.getTimezonesForCountry(country)?.[0]?.name
  const back = zone && zones.getCountryForTimezone(zone)?.id
  console.log(`${country}: ${zone ?? 'no zone'}, which leads to ${back ?? 'nothing'}`)
  if (zone !== before[0] || back !== before[1]) {
    console.log(`  CHANGED: it was ${before.join()}`)
    changed = true
  }
}
if (zones.getCountryForTimezone('Africa/Dakar')?.id !== 'SN') changed = true
process.exit(changed ? 1 : 0)
SCRIPT
node look.mjs
