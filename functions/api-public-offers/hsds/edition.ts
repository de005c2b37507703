import type { Office } from '../office.ts'

/** In which edition of HSDS the offers are told, and where this API is described. */
export function editionOfHsds({ home }: Office) {
  return {
    version: '3.0',
    profile: 'https://docs.openreferral.org',
    openapi_url: `${home}/v1/openapi.json`,
  } as const
}
