import { ref, watchEffect } from 'vue'

const KEPT_AT = 'doorstep.theme'
const dark = ref(localStorage.getItem(KEPT_AT) === 'dark')

watchEffect(() => {
  const root = document.documentElement
  root.dataset.theme = dark.value ? 'dark' : 'light'
  // Element Plus goes by this class.
  root.classList.toggle('dark', dark.value)
  localStorage.setItem(KEPT_AT, dark.value ? 'dark' : 'light')
})

/** Whether the console is dark; remembered on the device. */
export const useTheme = () => dark
