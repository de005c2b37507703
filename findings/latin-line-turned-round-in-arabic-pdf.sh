#!/bin/sh
# A Latin line on an Arabic page, set right by Typst, is copied out of the PDF word by word from the end.
#
# Packages: @myriaddreamin/typst-ts-web-compiler 0.7.0 (Typst 0.14.2), @hyzyla/pdfium 2.1.13 (PDFium, as in Chrome),
#           @expo-google-fonts/amiri 0.4.1.
# Input:    a page in Arabic with three lines: an Arabic name, a name in both scripts, and the name of an organisation in
#           Latin letters with brackets in it. All three are shown as they should be.
# Expected: each line as it was written.
# Seen:     the Arabic line as it was written, and the words of the Latin line from the last to the first, with the brackets
#           turned: `gGmbH) bfz (Zentren`. Whoever copies an organisation or an address out of an Arabic certificate gets
#           it back to front.
# Why:      a PDF holds where each glyph stands, and no order of reading. Whoever extracts text works the direction of each
#           line out again, from its surroundings too.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund @myriaddreamin/typst-ts-web-compiler@0.7.0 @hyzyla/pdfium@2.1.13 \
  @expo-google-fonts/amiri@0.4.1

cat >look.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { initSync, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'

const file = (path) => readFileSync(new URL(`node_modules/${path}`, import.meta.url))
const compiler = '@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'
initSync({ module: file(compiler) })
const builder = new TypstCompilerBuilder()
builder.set_dummy_access_model()
await builder.add_raw_font(file('@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf'))
const typst = await builder.build()

const lines = ['حسين عبد الرحمن', 'حسين Al-Hussein', 'Zentren (bfz) gGmbH']
typst.add_source('/page.typ', `#set text(lang: "ar", font: "Amiri")\n${lines.join('\n\n')}\n`)
const { result: pdf } = typst.compile('/page.typ', null, 'pdf', 1)

const library = await PDFiumLibrary.init()
const document = await library.loadDocument(pdf)
const pdfium = document.getPage(0).getText().trim().split(/\r?\n/).map((line) => line.trim())
document.destroy()
library.destroy()

console.log('written', lines)
console.log('PDFium ', pdfium)
const isAsBefore = pdfium[0] === lines[0] && pdfium[2] === 'gGmbH) bfz (Zentren'
if (!isAsBefore) console.log('CHANGED')
process.exit(isAsBefore ? 0 : 1)
SCRIPT
node look.mjs
