import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endpoints } from '@passerelle/contract'
import { describe, expect, it } from 'vitest'
import { prod } from './stages.ts'
import { resourcesOf, root } from './synthesis.ts'

const folder = join(root, 'infra/runbooks')
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))

const routes = new Set(endpoints.map(({ method, path }) => `${method} ${path}`))
const paths = new Set<string>(endpoints.map(({ path }) => path))
const outputs = new Set(Object.values(prod.templates).flatMap(({ Outputs = {} }) => Object.keys(Outputs)))
const named = (type: string, property: string) =>
  resourcesOf(prod.templates, type).map(({ properties }) => properties[property])
const functions = new Set(named('AWS::Lambda::Function', 'FunctionName'))
const stacks = new Set(prod.stackNames.values())
const logs = new Set(named('AWS::Logs::LogGroup', 'LogGroupName'))
const meanings = new Set(named('AWS::CloudWatch::Alarm', 'AlarmDescription'))

/** What a page says that is not so. */
function untrue(page: string): string[] {
  const text = page.replace(/\s+/g, ' ')
  const told = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)
  const asTyped = text.replaceAll('$STAGE', 'prod')
  const names = [...asTyped.matchAll(/--(function|stack)-name (passerelle-prod-[a-z-]+)/g)]
  return [
    ...told(/`((?:GET|POST|PUT|PATCH|DELETE) \/v1\/[^`?]*)/g).filter((route) => !routes.has(route)),
    ...told(/\$API(\/v1\/[\w/-]+)/g).filter((path) => !paths.has(path) && !path.endsWith('/')),
    ...told(/OutputKey=='(\w+)'/g).filter((output) => !outputs.has(output)),
    ...names.flatMap(([, kind, name = '']) =>
      (kind === 'stack' ? stacks : functions).has(name) ? [] : [name],
    ),
    ...told(/ (\/passerelle\/prod\/[\w-]+)/g).filter((group) => !logs.has(group)),
    ...told(/Alarm: “([^”]+)”/g).filter((meaning) => !meanings.has(meaning)),
    ...told(/\]\(([^)#:]+)\)/g).filter((link) => !existsSync(join(folder, link))),
    ...told(/node (scripts\/[\w.-]+)/g).filter((script) => !existsSync(join(root, script))),
  ]
}

describe('what is done by hand', () => {
  it.each(pages)('names only what there is: %s', (page) => {
    expect(untrue(readFileSync(join(folder, page), 'utf8'))).toEqual([])
  })

  it('is listed page by page', () => {
    const listed = readFileSync(join(folder, 'README.md'), 'utf8')
    expect(pages.filter((page) => page !== 'README.md' && !listed.includes(`(${page})`))).toEqual([])
  })

  it.each([
    ['a route', '`PATCH /v1/tenants/{tenantId}/suspend`', 'PATCH /v1/tenants/{tenantId}/suspend'],
    ['a path', 'curl "$API/v1/journals" ', '/v1/journals'],
    ['an output', "[?OutputKey=='SealKey']", 'SealKey'],
    ['a function', '--function-name passerelle-$STAGE-end-case ', 'passerelle-prod-end-case'],
    ['a stack', '--stack-name passerelle-prod-datas ', 'passerelle-prod-datas'],
    ['a log', 'aws logs tail /passerelle/prod/access --since 3d', '/passerelle/prod/access'],
    ['an alarm', 'Alarm: “All is lost.”', 'All is lost.'],
    ['a page', '[backup.md](backup.md)', 'backup.md'],
    ['a script', 'node scripts/verify.mjs', 'scripts/verify.mjs'],
  ])('would be seen to name what there is not: %s', (_, text, seen) => {
    expect(untrue(text)).toEqual([seen])
  })
})
