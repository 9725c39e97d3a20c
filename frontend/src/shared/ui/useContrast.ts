import { ref, watchEffect } from 'vue'

const KEPT_AT = 'doorstep.contrast'
const high = ref(localStorage.getItem(KEPT_AT) === 'high')

watchEffect(() => {
  document.documentElement.dataset.contrast = high.value ? 'high' : 'normal'
  localStorage.setItem(KEPT_AT, high.value ? 'high' : 'normal')
})

/** Whether the phone shows the high contrast for sunlight; remembered on the device. */
export const useContrast = () => high
