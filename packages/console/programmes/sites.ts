import type { CallOptions } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import type { Programme } from './queries.ts'

type SitesBody = CallOptions<'editProgramme'>['body']

export const siteKinds = ['fixed', 'mobile'] as const satisfies readonly CodesOf<'siteKind'>[]

type SiteEntry = {
  id: string
  name: string
  kind: string
  address: { street: string; postalCode: string; locality: string; country: string }
  closed: boolean
}

/** What is typed, in the shape of the body that is sent. A site that has no id yet is a new one. */
export type SitesEntry = { sites: SiteEntry[] }

export function emptySite(country: string): SiteEntry {
  return {
    id: '',
    name: '',
    kind: 'fixed',
    address: { street: '', postalCode: '', locality: '', country },
    closed: false,
  }
}

export function sitesEntry({ sites }: Pick<Programme, 'sites'>): SitesEntry {
  return {
    sites: sites.map(({ id, name, kind, address, closed = false }) => ({
      id,
      name,
      kind,
      address: {
        street: address.street ?? '',
        postalCode: address.postalCode ?? '',
        locality: address.locality,
        country: address.country,
      },
      closed,
    })),
  }
}

/** The body for what was typed; each site keeps its position, so that a refusal finds it. */
export function sitesBody({ sites }: SitesEntry): SitesBody {
  const body = {
    sites: sites.map(({ id, name, kind, address: { street, postalCode, ...address }, closed }) => ({
      ...(id !== '' && { id }),
      name,
      kind,
      address: {
        ...address,
        ...(street.trim() !== '' && { street }),
        ...(postalCode.trim() !== '' && { postalCode }),
      },
      ...(closed && { closed }),
    })),
  }
  return body as SitesBody // what was typed may break a rule: the API refuses it by field
}
