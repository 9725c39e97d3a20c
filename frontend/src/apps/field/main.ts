import 'vant/lib/index.css'
import '@/shared/ui/tokens.css'
import '@/shared/ui/base.css'
import '@/shared/ui/vant.css'
import { speakForPhone } from '@/shared/api'
import { deviceId } from '@/shared/offline/device'
import { start } from '@/shared/start'
import { showOnTop } from '@/shared/ui/presenters/vant'
import App from './App.vue'
import { watchInstalling } from './installing'
import { keepOnPhone } from './newerVersion'
import { router } from './router'

speakForPhone(deviceId())
watchInstalling()
start({ root: App, router, present: showOnTop })

// Not in development: there every change would meet the files of before.
if (import.meta.env.PROD && 'serviceWorker' in navigator) void keepOnPhone(import.meta.url)
