// Tells eslint-plugin-boundaries which file `@/orders/OrderRow.vue` or `./client` is.
const { existsSync, statSync } = require('node:fs')
const { dirname, join, resolve } = require('node:path')

const SRC = resolve(__dirname, '../src')
const ENDINGS = ['', '.ts', '.vue', '/index.ts']

exports.interfaceVersion = 2

exports.resolve = (source, file) => {
  const wanted = source.startsWith('@/') ? join(SRC, source.slice(2)) : source.startsWith('.') ? join(dirname(file), source) : null
  if (wanted === null) return { found: false }
  const bare = wanted.replace(/\?\w+$/, '')
  const path = ENDINGS.map((ending) => bare + ending).find((each) => existsSync(each) && statSync(each).isFile())
  return path ? { found: true, path } : { found: false }
}
