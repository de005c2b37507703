import { brotliDecompressSync } from 'node:zlib'
import type { CountryCode } from '@passerelle/domain/codes'
import type { NumberReading } from '@passerelle/domain/kernel'
import {
  type CountryCode as LibraryCountry,
  type MetadataJson,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core'
import numbers from './numbers.lazy.json' with { type: 'json' }

let known: MetadataJson | undefined

/** Unpacked once for an environment, when the first number comes. */
function metadata(): MetadataJson {
  // The generated file holds the library's own metadata; a test compares the two.
  known ??= JSON.parse(
    brotliDecompressSync(Buffer.from(numbers.packed, 'base64')).toString('utf8'),
  ) as MetadataJson
  return known
}

/**
 * Reads a number (`+` and digits) by the rules of its country. One that is dialled with a 0 after the country code only
 * inside of the country is refused with that reason; the 1 that mobiles of Mexico had after `+52` is taken off.
 */
export function readNumber(number: string): NumberReading {
  const parsed = parse(number)
  if (parsed === undefined) return { fault: 'international_number' }
  const plain = `+${parsed.countryCallingCode}${parsed.nationalNumber}`
  if (parsed.isValid()) return plain === number ? numberOf(parsed) : { fault: 'trunk_prefix' }
  const repaired = parse(number.replace(/^\+521(?=\d{10}$)/, '+52'))
  if (repaired?.isValid()) return numberOf(repaired)
  const withoutZero = parse(number.replace(`+${parsed.countryCallingCode}0`, `+${parsed.countryCallingCode}`))
  return { fault: withoutZero?.isValid() ? 'trunk_prefix' : 'impossible_number' }
}

/** Reads a number as it is dialled inside of a country, without the country code. */
export function readNational(number: string, country: CountryCode): NumberReading {
  // A country that the library does not know has no numbers that it could read.
  const known = country as LibraryCountry
  const parsed = metadata().countries[known] === undefined ? undefined : parse(number, known)
  return parsed?.isValid() ? numberOf(parsed) : { fault: 'impossible_number' }
}

function parse(number: string, country?: LibraryCountry): PhoneNumber | undefined {
  const options = { extract: false, ...(country && { defaultCountry: country }) }
  return parsePhoneNumberFromString(number, options, metadata())
}

function numberOf(parsed: PhoneNumber): NumberReading {
  return { number: parsed.number, formatted: parsed.formatInternational() }
}
