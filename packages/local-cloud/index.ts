export { openLocalCloud } from './cloud.ts'
export type { LocalCloud, LocalCloudOptions } from './local-cloud.ts'
export type { LogEntry, LogSink } from './log.ts'
export { TemplateRefused } from './template/refusal.ts'
