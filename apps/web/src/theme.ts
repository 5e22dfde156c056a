import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** The platform's own green, from light to dark; the seventh is the one of buttons, 5.9 on white. */
const mark: MantineColorsTuple = [
  '#e6f7f2',
  '#cfebe2',
  '#a0d6c6',
  '#6dc0a8',
  '#45ad8f',
  '#2ba17f',
  '#1a8f70',
  '#0b6b57',
  '#075545',
  '#033f33',
]

export const theme = createTheme({
  primaryColor: 'mark',
  // White is read on it in the dark, too: 6.4. On lighter ones it is not.
  primaryShade: 7,
  colors: { mark },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans Arabic", sans-serif',
  headings: { fontFamily: 'inherit', fontWeight: '650' },
  respectReducedMotion: true,
  // A finger needs 24 pixels (WCAG 2.2, 2.5.8); arrows of half that height are for a mouse alone.
  components: {
    // The head of a dialog is no second banner of the page.
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Checkbox: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { hideControls: true } },
    MultiSelect: { defaultProps: { size: 'md' } },
  },
})
