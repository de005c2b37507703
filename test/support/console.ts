import type { BrowserContextOptions, Page } from 'playwright-core'
import { testBrowser } from './browser.ts'
import { type Person, password, type TestCloud } from './cloud.ts'
import type { Visitor } from './open-browser.ts'

/** Somebody before the console, and the ways in which people find things there: by what is written on them. */
export type Desk = Visitor & {
  field(label: string): ReturnType<Page['getByLabel']>
  press(name: string): Promise<void>
  /** Asks for a step, and takes it in the form that says what will happen. */
  confirm(name: string): Promise<void>
  heading(name: string | RegExp): Promise<void>
  /** Follows a link. */
  follow(name: string): Promise<void>
  /** Signs in, with the words that stand on the page in its language. */
  signIn(person: Pick<Person, 'email'>, secret?: string, words?: SignInWords): Promise<void>
}

type SignInWords = { readonly email: string; readonly password: string; readonly enter: string }
const english: SignInWords = { email: 'E-mail address', password: 'Password', enter: 'Sign in' }

/** Desks before the console of a stage, each in a browser of its own. */
export async function desks({ cloud }: TestCloud) {
  const browser = await testBrowser([cloud.console, cloud.cognito.endpoint])

  /** Nobody has signed in yet, at an address of the console. */
  async function before(address = '', options: BrowserContextOptions = {}): Promise<Desk> {
    const visitor = await browser.visit({ locale: 'en-GB', ...options })
    const { page } = visitor
    const field = (label: string) => page.getByLabel(label, { exact: true })
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    await page.goto(`${cloud.console}${address}`)
    return {
      ...visitor,
      field,
      press,
      async confirm(name) {
        await press(name)
        await page.locator('form').getByRole('button', { name, exact: true }).click()
      },
      heading: (name) => page.getByRole('heading', { name, exact: true }).first().waitFor(),
      follow: (name) => page.getByRole('link', { name, exact: true }).first().click(),
      async signIn({ email }, secret = password, words = english) {
        await field(words.email).fill(email)
        await field(words.password).fill(secret)
        await press(words.enter)
      },
    }
  }

  return {
    before,
    /** Somebody who has signed in and sees a screen of the console. */
    async at(address: string, person: Person, options: BrowserContextOptions = {}): Promise<Desk> {
      const desk = await before('', options)
      await desk.signIn(person)
      // Whoever they are, they are led to a screen of their own first.
      await desk.page.waitForURL(/#\/./)
      await desk.page.evaluate(`location.hash = ${JSON.stringify(address)}`)
      return desk
    },
  }
}
