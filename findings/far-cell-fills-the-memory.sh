#!/bin/sh
# One cell that somebody touched by mistake, far to the right, takes all the memory there is.
#
# Package:  read-excel-file 9.3.17
# Input:    a sheet with a name in A1, something in the last column that a spreadsheet has (XFD1), and something in A20000:
#           three cells, less than 800 bytes as a file.
# Expected: three cells, or a refusal.
# Seen:     the process ends with `JavaScript heap out of memory` under 1 GB. With A20000 alone it is done in moments.
# Why:      the library makes a full grid out of the farthest row and the farthest column, 20,000 by 16,384 here. Whoever
#           reads files of others looks at the addresses of the cells first; the archive can be opened for that without it.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund read-excel-file@9.3.17 fflate@0.8.3

cat >look.mjs <<'SCRIPT'
import { strToU8, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const sheets = {
  long: '<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="A20000"><v>1</v></c></row>',
  far: '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row><row r="20000"><c r="A20000"><v>1</v></c></row>',
}
const parts = {
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheets[process.argv[2]]}</sheetData></worksheet>`,
}
const file = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
const rows = await readSheet(file.buffer)
console.log(`${process.argv[2]}: ${file.length} bytes, ${rows.length} rows of ${rows[0].length}`)
SCRIPT
node --max-old-space-size=1000 look.mjs long
if node --max-old-space-size=1000 look.mjs far 2>/dev/null; then
  echo 'CHANGED: it was out of memory'
  exit 1
fi
echo 'far: out of memory'
