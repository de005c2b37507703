import { readFileSync } from 'node:fs'
import { ApiProblem, type Client } from '@passerelle/client'
import { callers } from './open-tenant/act-as.ts'
import type { Order } from './open-tenant/order.ts'
import { planChanges, planOpening } from './open-tenant/plan.ts'
import { readOrder } from './open-tenant/read-order.ts'
import { refuse, refuseAsSaid, refuseFaults, tell, tellPlan } from './open-tenant/report.ts'
import { everyPage, readStanding } from './open-tenant/standing.ts'
import type { Plan } from './open-tenant/step.ts'
import { say } from './say.ts'

/** Opens and sets up an organisation from one file: `pnpm run open-tenant <file> [--dry-run]`. */
const args = process.argv.slice(2).filter((arg) => arg !== '--')
const files = args.filter((arg) => !arg.startsWith('-'))
const options = args.filter((arg) => arg.startsWith('-'))
const [file] = files
if (options.includes('--help') || options.includes('-h')) tell(say('open.help'))
else if (file === undefined || files.length > 1 || options.some((option) => option !== '--dry-run'))
  refuse(say('open.help'))
else await open(file, options.includes('--dry-run'))

async function open(name: string, isDry: boolean): Promise<void> {
  const text = contentOf(name)
  if (text === undefined) return refuse(say('open.noFile', { file: name }))
  const order = readOrder(text)
  if (!('organisation' in order)) return refuseFaults(name, order)
  const by = await callers(order.organisation.slug, order.admin.email)
  if (by === undefined) return refuse(say('open.nowhere'))
  if (by.adminRefused !== undefined) return refuse(say('open.adminRefused', { reason: by.adminRefused }))
  try {
    if (by.admin !== undefined) return await setUp(by.admin, order, isDry)
    if (by.operator !== undefined) return await openAs(by.operator, order, isDry)
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    return refuse(`${error.problem.title} ${error.problem.detail}`)
  }
  refuse(say('open.nobody'))
}

function contentOf(name: string): string | undefined {
  try {
    return readFileSync(name, 'utf8')
  } catch {
    return undefined
  }
}

/** The operator opens the organisation, if it is not there yet. The rest is its own admin's to do. */
async function openAs(api: Client, order: Order, isDry: boolean): Promise<void> {
  const { slug } = order.organisation
  const all = await everyPage((query) => api.listTenants({ query }))
  if (!all.some((tenant) => tenant.slug === slug)) {
    const plan = planOpening(order)
    tellPlan(plan)
    if (isDry) return tell(say('open.dry'))
    await carryOut(api, plan)
    if (process.exitCode === 1) return
  }
  tell(say('open.needsAdmin', { email: order.admin.email }))
}

/** The admin sets up what is missing. What rests on something that was just made is planned again upon it. */
async function setUp(api: Client, order: Order, isDry: boolean): Promise<void> {
  let isFirst = true
  for (;;) {
    const standing = await readStanding(api, order)
    if (standing.tenant.slug !== order.organisation.slug) {
      return refuse(say('open.otherOrganisation', { slug: standing.tenant.slug }))
    }
    const plan = planChanges(order, standing)
    if (isFirst) tellPlan(plan)
    if (process.exitCode === 1) return
    if (plan.steps.length === 0) return tell(say(isFirst ? 'open.nothing' : 'open.done'))
    if (isDry) return tell(say('open.dry'))
    await carryOut(api, plan)
    if (process.exitCode === 1) return
    if (!plan.steps.some(({ isLater }) => isLater)) return tell(say('open.done'))
    isFirst = false
  }
}

/** Each step for itself: one that is refused is told, and keeps no other from being done. */
async function carryOut(api: Client, { steps }: Plan): Promise<void> {
  for (const step of steps) {
    if (step.isLater) continue
    try {
      await step.send(api)
    } catch (error) {
      refuseAsSaid(step, error)
    }
  }
}
