import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core'
import type { Plugin } from 'vite'
import { theme } from './theme.ts'

const address = 'virtual:theme.css'
const resolved = '\0theme.css'

/**
 * Writes the variables of the theme into a style sheet when the console is built. Mantine would write them into a
 * `<style>` element in the page, which the content policy does not allow.
 */
export function themeStyles(): Plugin {
  return {
    name: 'theme-styles',
    resolveId: (id) => (id === address ? resolved : undefined),
    load: (id) =>
      id === resolved
        ? convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme)), ':root')
        : undefined,
  }
}
