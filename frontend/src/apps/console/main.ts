import 'element-plus/dist/index.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import '@/shared/ui/tokens.css'
import '@/shared/ui/base.css'
import '@/shared/ui/element.css'
import { showInNotification } from '@/shared/ui/presenters/element'
import { start } from '@/shared/start'
import App from './App.vue'
import { router } from './router'

start({ root: App, router, present: showInNotification })
