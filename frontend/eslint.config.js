import intlify from '@intlify/eslint-plugin-vue-i18n'
import stylistic from '@stylistic/eslint-plugin'
import boundaries from 'eslint-plugin-boundaries'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

/** A noun may use those before it, as on the back end; `shared` comes before all, `apps` after. */
const NOUNS = ['standards', 'people', 'orders', 'booking', 'dispatch', 'visits', 'quality', 'projects']

const flow = NOUNS.map((noun, place) => ({
  from: { element: { type: noun } },
  allow: { to: { element: { types: { anyOf: ['shared', ...NOUNS.slice(0, place + 1)] } } } },
}))

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/shared/api/schema.ts'] },
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  stylistic.configs.customize({ semi: false, quotes: 'single', indent: 2, arrowParens: true, braceStyle: '1tbs', commaDangle: 'always-multiline' }),
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.vue'], tsconfigRootDir: import.meta.dirname },
    },
    plugins: { boundaries, intlify },
    settings: {
      'boundaries/elements': [
        { type: 'app', pattern: 'src/apps/*', capture: ['app'] },
        { type: 'shared', pattern: 'src/shared' },
        ...NOUNS.map((noun) => ({ type: noun, pattern: `src/${noun}` })),
      ],
      'import/resolver': { [import.meta.dirname + '/scripts/resolve-alias.cjs']: {} },
    },
    rules: {
      'boundaries/dependencies': ['error', {
        default: 'disallow',
        policies: [
          { from: { element: { type: 'app' } }, allow: { to: { element: { types: { anyOf: ['shared', ...NOUNS] } } } } },
          { from: { element: { type: 'app' } }, allow: { to: { element: { type: 'app', captured: { app: '{{ from.element.captured.app }}' } } } } },
          { from: { element: { type: 'shared' } }, allow: { to: { element: { type: 'shared' } } } },
          ...flow,
          { allow: { to: { module: { origin: ['external', 'core'] } } } },
        ],
      }],
      'boundaries/no-unknown-dependencies': 'error',
      'intlify/no-raw-text': ['error', {
        ignorePattern: '^[\\s\\d·|/–—+×%:().,→←-]*$',
        attributes: { '/.+/': ['title', 'aria-label', 'placeholder', 'label', 'alt', 'hint', 'description'] },
      }],
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/define-macros-order': 'error',
      'vue/enforce-style-attribute': ['error', { allow: ['scoped', 'module'] }],
      'vue/no-undef-components': ['error', { ignorePatterns: ['RouterView', 'RouterLink'] }],
      'vue/no-v-html': 'error',
      'max-lines': ['error', { max: 200 }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      'no-console': ['error', { allow: ['error'] }],
      'no-restricted-syntax': ['error', {
        selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"], NewExpression[callee.name="Date"][arguments.length=0]',
        message: 'Take the time from shared/clock.ts: deadlines are the server’s, and a phone may be minutes off.',
      }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@stylistic/member-delimiter-style': ['error', { multiline: { delimiter: 'none' }, singleline: { delimiter: 'semi' } }],
      '@stylistic/operator-linebreak': ['error', 'before', { overrides: { '=': 'ignore' } }],
      '@stylistic/indent-binary-ops': 'off',
      '@stylistic/quote-props': ['error', 'as-needed'],
      '@stylistic/max-len': ['error', { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreUrls: true, ignorePattern: '(d|icon)[:=] ?[\'"]M' }],
    },
  },
  // Tests may read what stands beside the front end: cases shared with the back end.
  { files: ['**/*.test.ts'], rules: { 'boundaries/no-unknown-dependencies': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['src/shared/clock.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/shared/i18n/**/*.ts', '**/*.test.ts'], rules: { 'max-lines': ['error', { max: 400 }], 'max-lines-per-function': 'off' } },
)
