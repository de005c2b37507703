import { readFileSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'

/** Whether something is a credential by the official schema, and if not, why. */
export function openBadgesSchema() {
  const ajv = new Ajv2019({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const file = new URL('achievement-credential.schema.json', import.meta.url)
  const fits = ajv.compile(JSON.parse(readFileSync(file, 'utf8')))
  return (credential: unknown) => (fits(credential) ? [] : (fits.errors ?? []))
}
