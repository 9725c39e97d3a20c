import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { answer, api, Problem, type components } from '@/shared/api'
import { setServerNow } from '@/shared/clock'
import { locale } from '@/shared/i18n'

export type Me = components['schemas']['Me']

/** Who is logged in on this device. */
export const useSession = defineStore('session', () => {
  const me = ref<Me>()
  const asked = ref(false)
  const expired = ref(false)

  function welcome(next: Me) {
    me.value = next
    asked.value = true
    expired.value = false
    setServerNow(next.now)
  }

  /** Asks the server who this is, once; being logged out is an answer, not a failure. */
  async function load(): Promise<Me | undefined> {
    if (asked.value) return me.value
    try {
      welcome(await answer(api.GET('/api/me')))
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.status !== 401) throw thrown
      asked.value = true
    }
    return me.value
  }

  async function logIn(username: string, password: string): Promise<void> {
    welcome(await answer(api.POST('/api/session', { body: { username, password } })))
  }

  async function logOut(): Promise<void> {
    await api.DELETE('/api/session')
    me.value = undefined
  }

  /** The server no longer knows us; what is typed on the page stays until the person logs in again. */
  function expire() {
    expired.value = me.value !== undefined
    me.value = undefined
  }

  /** The same where work goes on without the server: who works here stays known. */
  function lapse() {
    expired.value = true
  }

  const unitName = computed(() => (me.value ? me.value.unit[locale() === 'zh' ? 'name_zh' : 'name_en'] : ''))

  return { me, expired, unitName, load, logIn, logOut, expire, lapse }
})
