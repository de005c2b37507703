import { expect } from 'vitest'
import type { Exchange } from '../support/recorder.ts'

/** Words of the account's services, of what is deployed and of the code; nobody outside needs to read them. */
const innards =
  /arn:|aws|dynamo|kms|cognito|\bsts\b|lambda|exception|throttl|provisioned|transact|conditional|cancel|all too technical|secret-place|#[A-Z]|\bat \w+ \(|\.m?[jt]s\b|stack|table/i

/** A problem that says what is the matter in our own words, and nothing of what stands behind. */
export function expectNothingTold({ status, headers, text }: Exchange): void {
  expect(status).toBeGreaterThanOrEqual(400)
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const problem: unknown = JSON.parse(text)
  expect(problem).toMatchObject({ status, code: expect.any(String), requestId: expect.any(String) })
  expect(text).not.toMatch(innards)
}

/** The same, where repeating the request is what helps; and it says when. */
export function expectToBeWorthRepeating(answer: Exchange): void {
  expectNothingTold(answer)
  expect([503, 409]).toContain(answer.status)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
}
