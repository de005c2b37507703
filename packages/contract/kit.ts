export * from './field-errors.ts'
export * from './list.ts'
export * from './path-parameters.ts'
export * from './route.ts'
