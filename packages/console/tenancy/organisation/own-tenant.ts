import type { ResourceOf } from '@passerelle/client'

export type OwnTenant = ResourceOf<'readOwnTenant'>
