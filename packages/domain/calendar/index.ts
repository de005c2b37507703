export * from './calendars.ts'
export * from './morning.ts'
export * from './office-hours.ts'
export * from './zones.ts'
