#!/bin/sh
# Whether an account in Senegal has a valid IBAN depends on the package that is asked.
#
# Packages: ibantools 4.5.4, iban 0.0.14, validator 13.15.35
# Input:    sample account numbers of countries of return, each with right check digits (ISO 7064).
# Expected: the same answer from all three, as for Kosovo, Tunisia and Pakistan.
# Seen:     Senegal, Niger, Mali and Burkina Faso: valid by `ibantools` alone. Morocco: also by `validator`, but not by
#           `iban`. An allowance that is to be paid to Dakar is refused in a form.
# Why:      the registry of the standard lists countries that have registered. Banks in West Africa use the form without
#           it, and each package decides for itself which of those it knows. A number of a country that is not registered is
#           better warned of than refused.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund ibantools@4.5.4 iban@0.0.14 validator@13.15.35

cat >look.mjs <<'SCRIPT'
import IBAN from 'iban'
import { isValidIBAN } from 'ibantools'
import validator from 'validator'

// By `ibantools`, `iban`, `validator`.
const seen = {
  SN08SN0100152000048500003035: [true, false, false],
  NE58NE0380100100130305000268: [true, false, false],
  ML13ML0160120102600100668497: [true, false, false],
  BF42BF0840101300463574000390: [true, false, false],
  MA64011519000001205000534921: [true, false, true],
  XK051212012345678906: [true, true, true],
  TN5910006035183598478831: [true, true, true],
  PK36SCBL0000001123456702: [true, true, true],
}

let changed = false
for (const [account, before] of Object.entries(seen)) {
  const digits = [...(account.slice(4) + account.slice(0, 4))].map((one) => Number.parseInt(one, 36)).join('')
  const isRight = BigInt(digits) % 97n === 1n
  const now = [isValidIBAN(account), IBAN.isValid(account), validator.isIBAN(account)]
  console.log(`${account.slice(0, 2)}: check digits ${isRight ? 'right' : 'wrong'}, valid by each: ${now.join(', ')}`)
  if (!isRight || now.join() !== before.join()) {
    console.log(`  CHANGED: it was ${before.join()}`)
    changed = true
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node look.mjs
