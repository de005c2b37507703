export * from './business-plan.ts'
export * from './changes.ts'
export {
  type BusinessStep,
  businessStepSchema,
  type FinanceKind,
  type FinanceLine,
  financeKinds,
  financeLineSchema,
} from './content.ts'
export * from './edition.ts'
export * from './feedback-rounds.ts'
export * from './figures.ts'
export * from './founding-outcome.ts'
export * from './plan-entry.ts'
export * from './price-anew.ts'
export * from './receive-plan.ts'
export * from './recheck.ts'
export * from './record-outcome.ts'
export * from './record-step.ts'
export * from './write-plan.ts'
