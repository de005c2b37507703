import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

/** Whether something is valid by an official schema of HSDS 3.0, and if not, where and why. */
export function hsdsSchema(name: 'service' | 'service-list') {
  const ajv = new Ajv({ allErrors: true })
  addFormats.default(ajv)
  const file = new URL(`${name}.schema.json`, import.meta.url)
  const fits = ajv.compile(JSON.parse(readFileSync(file, 'utf8')))
  return (told: unknown) =>
    fits(told) ? [] : (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
