/**
 * Puts a page that the API wrote into an empty frame. A document of its own has its own language, direction and paper
 * size; its styles are handed over as objects, because the content policy takes no `<style>` element.
 */
export function showPrinted(frame: HTMLIFrameElement, text: string): void {
  const page = frame.contentDocument
  const view = page?.defaultView
  if (!page || !view) return
  const read = new DOMParser().parseFromString(withoutStyles(text), 'text/html')
  const { lang, dir } = read.documentElement
  Object.assign(page.documentElement, { lang, dir })
  page.title = read.title
  page.body.replaceChildren(...[...read.body.childNodes].map((node) => page.importNode(node, true)))
  for (const link of page.body.querySelectorAll('a')) {
    link.target = '_blank'
    link.rel = 'noopener noreferrer'
  }
  page.adoptedStyleSheets = stylesOf(text).map((style) => {
    const sheet = new view.CSSStyleSheet()
    sheet.replaceSync(style)
    return sheet
  })
}

const styleElement = /<style>([\s\S]*?)<\/style>/g

export function stylesOf(text: string): readonly string[] {
  return [...text.matchAll(styleElement)].map(([, style = '']) => style)
}

export function withoutStyles(text: string): string {
  return text.replace(styleElement, '')
}
