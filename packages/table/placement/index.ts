export { findOwnWork, type OwnWork, takingBackApplication, takingBackMatching } from './own-work.ts'
export { type FoundWork, type NamedApplication, type Placements, placements } from './placements.ts'
