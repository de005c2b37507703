export { type Institutions, institutions } from './institutions.ts'
export { type EventFilter, type NetworkEvents, networkEvents } from './network-events.ts'
export { type Networks, networks } from './networks.ts'
