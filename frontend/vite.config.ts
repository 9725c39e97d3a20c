import vue from '@vitejs/plugin-vue'
import { fileURLToPath, URL } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { serviceWorker } from './scripts/serviceWorker.ts'
import { vantFont } from './scripts/vantFont.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const APPS = ['console', 'field', 'door']

/** In development one server stands in for Django: deep links of an app get that app's page. */
function appPages(): Plugin {
  return {
    name: 'doorstep-app-pages',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const app = /^\/(\w+)/.exec(request.url ?? '')?.[1] ?? ''
        const wantsPage = request.headers.accept?.includes('text/html') ?? false
        if (wantsPage && APPS.includes(app)) request.url = `/${app}/index.html`
        next()
      })
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { server, path }) =>
        server ? html.replace('./main.ts', path.replace('index.html', 'main.ts')) : html,
    },
  }
}

/** Without DOORSTEP_APP: the development server of all three. With it: the bundle of that one (scripts/build.mjs). */
export default defineConfig(() => {
  const app = process.env.DOORSTEP_APP
  return {
    root: here(app ? `src/apps/${app}` : 'src/apps'),
    base: app ? `/${app}/` : '/',
    appType: 'mpa' as const,
    publicDir: false as const,
    plugins: [vue(), appPages(), vantFont(), ...(app === 'field' ? [serviceWorker(app)] : [])],
    resolve: { alias: { '@': here('src') } },
    define: { __VUE_I18N_FULL_INSTALL__: true, __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
    build: {
      outDir: here(`dist/${app ?? ''}`),
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 700,
    },
    server: {
      host: '127.0.0.1',
      port: 5173,
      // The host stays ours: Django compares it with the page's origin.
      proxy: { '/api': { target: process.env.DOORSTEP_API ?? 'http://127.0.0.1:8000', changeOrigin: false } },
    },
  }
})
