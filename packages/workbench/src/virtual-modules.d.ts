// Modules that the build makes up (vite.config.ts).

declare module 'virtual:example-titles' {
  export const exampleTitles: readonly { readonly name: string; readonly title: string; readonly about: string }[];
}
