// What the bundler makes of a file that is no script.

declare module '*.module.css' {
  const names: Readonly<Record<string, string>>
  export default names
}

declare module '*.css' {}

declare module 'virtual:theme.css' {}
