import { languages } from '@passerelle/messages'
import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'

/* The public pages, for a visitor on a telephone. */

const stage = await openTestCloud()
const { cloud } = stage
await stage.openTenant({ kind: 'centre', country: 'SN', language: 'en', name: 'Centre Dakar' })
const { before } = await desks(stage)

const phone = { viewport: { width: 360, height: 780 } }

test.each(languages)(
  'nothing serious stands in the way of anybody who reads the public pages: %s',
  async (language) => {
    const { page } = await before(`/v1/public/pages?in=${language}`, {
      viewport: phone.viewport,
      bypassCSP: true,
    })
    for (const path of ['', '/countries/SN', '/countries/GM']) {
      await page.goto(`${cloud.console}/v1/public/pages${path}?in=${language}`)
      expect.soft(await obstaclesOn(page), path).toEqual([])
      expect.soft(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true)
    }
  },
)
