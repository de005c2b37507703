#!/bin/sh
# Typst in WebAssembly keeps four times as much of a document when its data come as inputs as when they come as a file.
#
# Package:  @myriaddreamin/typst-ts-web-compiler 0.7.0 (Typst 0.14.2), @expo-google-fonts/noto-sans 0.4.2.
# Input:    300 documents of one template, each with other data, once as `sys.inputs` and once as a file beside the
#           template (`map_shadow`), with `reset()` after each, each way in a process of its own.
# Expected: as much memory either way, and after `reset()` none that grows with each document.
# Seen:     both grow without end. What came as inputs costs at least three times as much for each document, so a function that lives
#           long runs out of memory that many documents sooner.
# Why:      other inputs make another standard library, and what was worked out with it is kept; `reset()` empties the
#           files and not what is remembered of them.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund @myriaddreamin/typst-ts-web-compiler@0.7.0 @expo-google-fonts/noto-sans@0.4.2

cat >grow.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs'
import { initSync, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'

const way = process.argv[2]
const file = (path) => readFileSync(new URL(`node_modules/${path}`, import.meta.url))
const { memory } = initSync({
  module: file('@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'),
})
const builder = new TypstCompilerBuilder()
builder.set_dummy_access_model()
await builder.add_raw_font(file('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'))
const typst = await builder.build()
const source = way === 'inputs' ? 'bytes(sys.inputs.at("given"))' : '"/given.json"'
typst.add_source('/page.typ', `#let given = json(${source})\n#set text(font: "Noto Sans")\n= #given.name\n#given.text\n`)

const set = (n) => {
  const given = JSON.stringify({ name: `Somebody ${n}`, text: `Attended ${n} units of ${2 * n}.` })
  if (way !== 'inputs') typst.map_shadow('/given.json', Buffer.from(given))
  const { result } = typst.compile('/page.typ', way === 'inputs' ? [['given', given]] : null, 'pdf', 1)
  if (!(result instanceof Uint8Array)) throw new Error('nothing was set')
  typst.reset()
}
for (let n = 0; n < 100; n += 1) set(n)
const before = memory.buffer.byteLength
for (let n = 100; n < 400; n += 1) set(n)
console.log(Math.round((memory.buffer.byteLength - before) / 300))
SCRIPT

inputs=$(node grow.mjs inputs)
files=$(node grow.mjs files)
echo "bytes kept of each document: $inputs as inputs, $files as a file"
[ "$files" -gt 0 ] && [ "$inputs" -ge $((3 * files)) ] || { echo CHANGED; exit 1; }
