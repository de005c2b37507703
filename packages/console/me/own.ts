import type { ResourceOf } from '@passerelle/client'

export type Self = ResourceOf<'readSelf'>
export type OwnReferral = ResourceOf<'listOwnConsents'>['items'][number]
export type Organisation = Self['organisation']
export type FollowUps = ResourceOf<'listOwnFollowUps'>
