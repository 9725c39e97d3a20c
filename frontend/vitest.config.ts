import vue from '@vitejs/plugin-vue'
import { fileURLToPath, URL } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  // Tests read the library of standards too, which stands beside the front end.
  server: { fs: { allow: ['..'] } },
  test: { environment: 'happy-dom', css: true, include: ['src/**/*.test.ts'], env: { TZ: 'America/New_York' }, maxWorkers: 2 },
})
