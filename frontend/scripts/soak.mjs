// Builds soak/engine.ts into the one file that its argument names: a script that puts `soak` into a page.
import { basename, dirname, resolve } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { build } from 'vite'

const target = resolve(process.argv[2])
const here = (path) => fileURLToPath(new URL(path, import.meta.url))

await build({
  configFile: false,
  root: here('..'),
  logLevel: 'warn',
  publicDir: false,
  resolve: { alias: { '@': here('../src') } },
  define: {
    '__VUE_I18N_FULL_INSTALL__': true, '__VUE_I18N_LEGACY_API__': false, '__INTLIFY_PROD_DEVTOOLS__': false,
    '__VUE_OPTIONS_API__': true, '__VUE_PROD_DEVTOOLS__': false, '__VUE_PROD_HYDRATION_MISMATCH_DETAILS__': false,
    'process.env.NODE_ENV': '"production"',
  },
  build: {
    outDir: dirname(target),
    emptyOutDir: false,
    target: 'es2022',
    minify: false,
    lib: { entry: here('../soak/engine.ts'), name: 'soakEngine', formats: ['iife'], fileName: () => basename(target) },
  },
})
