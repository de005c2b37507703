#!/bin/sh
# A spreadsheet of more than half a megabyte is never read, and one of more than 160 kB never written, where a page lets no
# script start that did not come as a file.
#
# Package:  read-excel-file 9.3.17, write-excel-file 4.1.1, fflate 0.8.3 below both
# Input:    a sheet of 4,000 rows, with a `Worker` that is as a content policy of `worker-src 'self'` leaves it: one made
#           of a `blob:` is refused, which its maker is told by an event and by nothing else.
# Expected: the sheet, or an error.
# Seen:     a small sheet is written and read. Of the large one the promise neither resolves nor rejects.
# Why:      below the size `fflate` works where it is called, above it makes a worker out of the text of its own functions,
#           and listens to its messages alone. Its `zipSync` and `unzipSync` need no worker: a build can put them in the
#           place of `zip` and `unzip`.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund read-excel-file@9.3.17 write-excel-file@4.1.1 fflate@0.8.3

cat >look.mjs <<'SCRIPT'
import { strToU8, zipSync } from 'fflate/browser'
import { readSheet } from 'read-excel-file/universal'
import writeSheet from 'write-excel-file/universal'

let started = 0
globalThis.Worker = class {
  constructor() {
    started += 1
  }
  postMessage() {}
  terminate() {}
}
const rows = (count) => Array.from({ length: count }, (_, at) => [{ value: `${at} ${'x'.repeat(150)}`, type: String }])
const waits = async (act) => {
  const before = started
  const answer = await Promise.race([act(), new Promise((done) => setTimeout(done, 5000, 'waits'))])
  return `${answer === 'waits' ? 'waits for ever' : 'done'}, ${started - before} workers asked for`
}
const written = (count) => waits(() => writeSheet(rows(count), {}).toBlob())

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const cells = Array.from({ length: 4000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>${'x'.repeat(150)}</t></is></c></row>`)
const parts = {
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData></worksheet>`,
}
const file = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
const seen = {
  'small, written': await written(10),
  'large, written': await written(4000),
  'large, read': await waits(() => readSheet(file.buffer)),
}
for (const [what, came] of Object.entries(seen)) console.log(`${what}: ${came}`)
const isSame =
  seen['small, written'].startsWith('done') &&
  seen['large, written'].startsWith('waits') &&
  seen['large, read'].startsWith('waits')
if (!isSame) console.log('CHANGED')
process.exit(isSame ? 0 : 1)
SCRIPT
# As a bundler for browsers resolves it, which chooses the build of fflate that takes the page's own Worker.
cat >browser.mjs <<'SCRIPT'
import { registerHooks } from 'node:module'
registerHooks({ resolve: (name, context, next) => next(name === 'fflate' ? 'fflate/browser' : name, context) })
SCRIPT
node --import ./browser.mjs look.mjs
