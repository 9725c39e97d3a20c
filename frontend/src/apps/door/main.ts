import 'vant/lib/index.css'
import '@/shared/ui/tokens.css'
import '@/shared/ui/base.css'
import '@/shared/ui/vant.css'
import { followBrowser } from '@/shared/i18n'
import { start } from '@/shared/start'
import { followNight } from '@/shared/ui/followNight'
import { showOnTop } from '@/shared/ui/presenters/vant'
import App from './App.vue'
import { router } from './router'

followBrowser()
followNight()
start({ root: App, router, present: showOnTop })
