import { createTheme, Input, type MantineColorsTuple } from '@mantine/core'

/** The water under the bridge: what one can act upon, and who is responsible. */
const river: MantineColorsTuple = [
  '#eaf6f4',
  '#d5eae7',
  '#a9d5cf',
  '#7abfb6',
  '#54aca1',
  '#3a9c90',
  '#217f75',
  '#156c63',
  '#0d5a52',
  '#064740',
]

/** Late sun: what waits for somebody. */
const amber: MantineColorsTuple = [
  '#fdf5e4',
  '#f8e8c8',
  '#f0d194',
  '#e7b85b',
  '#dfa333',
  '#c98a17',
  '#a8700d',
  '#895a08',
  '#704906',
  '#573804',
]

/** Brick: what is overdue, and what cannot be undone. */
const brick: MantineColorsTuple = [
  '#fdf0ec',
  '#f8dfd7',
  '#efbcad',
  '#e69681',
  '#de765b',
  '#cf5a3d',
  '#b5442a',
  '#98361f',
  '#7d2b18',
  '#632010',
]

/** Few colours, each with one meaning; generous type; the fonts of the machine, so that nothing is fetched. */
export const theme = createTheme({
  colors: { river, amber, brick },
  primaryColor: 'river',
  // Seen on the ground of each scheme at 3 : 1, with white text on it at 4.5 : 1.
  primaryShade: { light: 7, dark: 6 },
  black: '#21302e',
  fontFamily:
    'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "Open Sans", "Noto Sans", "Noto Sans Arabic", "Segoe UI", system-ui, sans-serif',
  headings: {
    fontFamily:
      '"Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, "Noto Serif", "Noto Naskh Arabic", Georgia, serif',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '2rem', lineHeight: '1.2' },
      h2: { fontSize: '1.45rem', lineHeight: '1.3' },
      h3: { fontSize: '1.2rem', lineHeight: '1.35' },
    },
  },
  fontSizes: { xs: '0.9rem', sm: '1rem', md: '1.0625rem', lg: '1.2rem', xl: '1.4rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.55', xl: '1.5' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Explanations stand below their field, so that the fields of a row stand in one line.
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
  },
})
