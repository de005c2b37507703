import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { initSync, type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'
import type { Language } from '@passerelle/messages'
import { required } from '@passerelle/runtime'

/** What `certificate.typ` sets. Typst takes every value as text, and none as its own language. */
export type Given = {
  readonly language: Language
  readonly issuer: string
  readonly kind: string
  readonly name: string
  readonly title: string
  readonly attained: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly check: Code
  readonly whole: Code
  readonly identity: string
  readonly address: string
}

/** A drawing in SVG, what it is for those who do not see it, and what it is good for. */
type Code = { readonly drawing: string; readonly label: string; readonly text: string }

/** Sets a certificate as a tagged PDF. */
export async function typeset(given: Given): Promise<Uint8Array<ArrayBuffer>> {
  begun ??= begin()
  const compiler = await begun
  // A file and not an input: of each input that it has not met Typst keeps four times as much.
  compiler.map_shadow('/given.json', Buffer.from(JSON.stringify(given)))
  const { result } = compiler.compile('/certificate.typ', null, 'pdf', silent) as {
    readonly result?: unknown
  }
  compiler.reset()
  if (!(result instanceof Uint8Array)) throw new TypeError('a certificate that cannot be set')
  return new Uint8Array(result)
}

/** What Typst would say of a fault quotes what it was given. */
const silent = 1

/** Begun with the first document: that takes a third of a second, and each one after it a hundredth. */
let begun: Promise<TypstCompiler> | undefined

async function begin(): Promise<TypstCompiler> {
  initSync({ module: read('typst.wasm') })
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model() // it finds the files that it is given, and no others
  for (const font of fonts) await builder.add_raw_font(read(font))
  const compiler = await builder.build()
  compiler.add_source('/certificate.typ', read('certificate.typ').toString('utf8'))
  return compiler
}

// Noto Sans has no Arabic letters; of those that have, Amiri alone is set and read out of a PDF aright.
const fonts = ['noto-sans.ttf', 'noto-sans-bold.ttf', 'amiri.ttf', 'amiri-bold.ttf']

/** A file that the deployment puts beside the code (`infra/constructs/bundle.ts`); Lambda says where that is. */
function read(file: string): Buffer<ArrayBuffer> {
  return readFileSync(join(required(process.env, 'LAMBDA_TASK_ROOT'), file))
}
