export { type BusinessPlans, businessPlans, type FoundBusiness } from './business-plans.ts'
export { businessPlanRow } from './founding-rows.ts'
